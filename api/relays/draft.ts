import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { soundingLike } from '../names/named'
import type { RelayDraftInput } from './input'
import {
  findNotice,
  listOfNotice,
  listOpenNotices,
  type OpenNotice,
  type RelayedHousehold,
} from './list'
import { readTold } from './words'

export interface ShownHousehold {
  id: string
  head: string
}

/** A line about households that were told, as it was understood; nothing is kept yet. */
export interface RelayDraft {
  /** Null: none was said and not just one is open, or it is none of the actor's. */
  notice: OpenNotice | null
  /** The notice that was said was cancelled; there is then none. */
  isCalledOff: boolean
  /** Notices of which somebody of the actor's is still to be told, the latest first. */
  notices: OpenNotice[]
  /** In the order of their numbers. */
  shown: ShownHousehold[]
  /** Told, as the line says. */
  told: ShownHousehold[]
  /** Nobody was at home: they stay, and come last. */
  later: ShownHousehold[]
  /** Ticked off by mistake. */
  undone: ShownHousehold[]
  /** What the line names that is not known; nothing of such a line is kept. */
  unknown: string | null
  /** With whom it goes on once that is kept, and how many there are. */
  next: ShownHousehold[]
  left: number
}

/** So many are shown in one message. */
const SHOWN = 8
/** 说错了, 撤 1, 撤 谭大山. */
const UNDO = /^(?:说错了?|记错了?|点错了?|错了|撤(?:回|销|掉)?|UNDO)/iu

export async function readRelayDraft(
  db: Db,
  ctx: RequestContext,
  given: RelayDraftInput,
): Promise<RelayDraft> {
  const notices = await listOpenNotices(db, ctx)
  const { notice, isCalledOff } = await noticeOf(db, ctx, given, notices)
  const all = notice ? await listOfNotice(db, ctx, notice.id) : []
  const open = lastOnes(
    all.filter(({ isTold }) => !isTold),
    given.laterIds,
  )
  const shown = given.shownIds.length > 0 ? pick(all, given.shownIds) : open.slice(0, SHOWN)
  const none = { told: [], later: [], undone: [], unknown: null }
  const read = given.text === '' ? none : readLine(given, { all, shown })
  const isTold = new Set(read.told.map(({ id }) => id))
  const later = [...given.laterIds, ...read.later.map(({ id }) => id)]
  const back = read.undone.filter(({ id }) => open.every((each) => each.id !== id))
  const left = lastOnes([...back, ...open.filter(({ id }) => !isTold.has(id))], later)
  return {
    notice,
    isCalledOff,
    notices,
    shown: shown.map(named),
    told: read.told.map(named),
    later: read.later.map(named),
    undone: read.undone.map(named),
    unknown: read.unknown,
    next: left.slice(0, SHOWN).map(named),
    left: left.length,
  }
}

const named = ({ id, head }: ShownHousehold): ShownHousehold => ({ id, head })

/** The one that was said, also where everybody has been told by now. */
async function noticeOf(
  db: Db,
  ctx: RequestContext,
  { code }: RelayDraftInput,
  notices: readonly OpenNotice[],
): Promise<Pick<RelayDraft, 'notice' | 'isCalledOff'>> {
  const only = notices.length === 1 ? (notices[0] ?? null) : null
  const open = code === null ? only : notices.find((each) => each.code === code)
  if (code === null || open) return { notice: open ?? null, isCalledOff: false }
  const found = await findNotice(db, ctx, code)
  const isCalledOff = found?.isCalledOff ?? false
  return { notice: isCalledOff ? null : (found?.notice ?? null), isCalledOff }
}

const lastOnes = <T extends ShownHousehold>(all: readonly T[], ids: readonly string[]): T[] =>
  all.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))

const pick = <T extends ShownHousehold>(all: readonly T[], ids: readonly string[]): T[] =>
  ids.flatMap((id) => all.find((each) => each.id === id) ?? [])

interface Known {
  all: readonly RelayedHousehold[]
  shown: readonly RelayedHousehold[]
}
type Read = Pick<RelayDraft, 'told' | 'later' | 'undone' | 'unknown'>

function readLine(given: RelayDraftInput, known: Known): Read {
  const { text } = given
  const undo = UNDO.exec(text.normalize('NFKC'))
  if (undo) return readUndo(text.normalize('NFKC').slice(undo[0].length), known.all, given)
  const said = readTold(
    text,
    known.all.map(({ head }) => head),
  )
  const told = said.told.map((word) => meant(word, known))
  const notTold = said.notTold.map((word) => meant(word, known))
  const unknown = [...said.told, ...said.notTold].find((word) => meant(word, known) === undefined)
  const none = { told: [], later: [], undone: [] }
  if (unknown !== undefined) return { ...none, unknown }
  const later = notTold.flatMap((each) => each ?? [])
  const isLater = (each: ShownHousehold) => later.some(({ id }) => id === each.id)
  const [only, ...others] = known.shown
  const isOnly = only !== undefined && others.length === 0
  const all = said.isAll ? known.shown : []
  const alone = said.alone === 'told' && isOnly ? [only] : []
  const ticked = [...new Set([...told.flatMap((each) => each ?? []), ...all, ...alone])]
  const isClear = ticked.length > 0 || later.length > 0 || said.alone === 'not_told'
  return isClear
    ? {
        ...none,
        told: ticked.filter((each) => !isLater(each) && !each.isTold),
        later,
        unknown: null,
      }
    : { ...none, unknown: text }
}

/** By its number, or its name as it is written or sounds, rather of those that are still to be told. */
function meant(word: string, { all, shown }: Known): RelayedHousehold | undefined {
  if (/^\d$/.test(word)) return shown[Number(word) - 1]
  const open = all.filter(({ isTold }) => !isTold)
  const only = (found: readonly RelayedHousehold[]) => (found.length === 1 ? found[0] : undefined)
  const isSame = ({ head }: RelayedHousehold) => head === word
  return (
    only(shown.filter(isSame)) ??
    only(open.filter(isSame)) ??
    (all.some(isSame)
      ? only(all.filter(isSame))
      : only(soundingLike(open, word, ({ head }) => head)))
  )
}

/** All of the message before, or by the number they had there, or anybody by name. */
function readUndo(
  rest: string,
  all: readonly RelayedHousehold[],
  { lastIds, beforeIds }: RelayDraftInput,
): Read {
  const none = { told: [], later: [], undone: [] }
  const ticked = all.filter(({ isTold }) => isTold)
  const last = pick(ticked, lastIds)
  const said = readTold(
    rest,
    ticked.map(({ head }) => head),
  )
  const words = [...said.told, ...said.notTold]
  if (words.length === 0)
    return last.length > 0 ? { ...none, undone: last, unknown: null } : { ...none, unknown: rest }
  const before = pick(all, beforeIds)
  const undone = words.map((word) =>
    /^\d$/.test(word)
      ? last.find(({ id }) => id === before[Number(word) - 1]?.id)
      : meant(word, { all: ticked.map((each) => ({ ...each, isTold: false })), shown: [] }),
  )
  const lost = undone.indexOf(undefined)
  return lost >= 0
    ? { ...none, unknown: words[lost] ?? rest }
    : { ...none, undone: undone.flatMap((each) => each ?? []), unknown: null }
}
