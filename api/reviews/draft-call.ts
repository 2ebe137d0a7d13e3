import type { Db } from '../../db/client'
import type { AreaPath } from '../../db/values/areas'
import type { ReviewBody } from '../../db/values/reviews'
import type { NoticeLevel, RoundKind } from '../../db/values/rounds'
import { listPlaces, mayReach, type Places } from '../areas/places'
import { readPlace } from '../areas/read-place'
import { findArea } from '../areas/words'
import { gapLine } from '../exits/rules'
import type { RequestContext } from '../http/context'
import { levelOf } from '../notices/rules'
import { listOpenRounds, type Round } from '../rounds/find'
import { stepAt } from '../rounds/paths'
import { addMinutes, type Day, dayOf, instantOf } from '../shared/day'
import { openItemsFor, type ReviewCase } from './cases'
import { findCalled } from './call'
import { isHolder } from './find'
import { readMeetingTime } from './meeting-words'
import { type CasesRefusal, type DayRefusal, dayRefusal, splitReady } from './rules'

export interface CallDraft {
  /** As it was written: where and when, in any order. */
  text: string
  areaWords: string | null
  timeWords: string | null
  /** Of several that are open. */
  roundId: string | null
}

/** What calling a meeting as it is worded would come to; nothing is stored. */
export type Calling =
  /** The words name no area of the actor's. */
  | { state: 'area' }
  | {
      state: 'other_level' | 'no_round' | Exclude<CasesRefusal, 'exit_gap'>
      area: string
      left: number
    }
  /** Nobody meets the standard of exit. */
  | { state: 'exit_gap'; area: string; left: number; short: FallingShort }
  /** No day with an hour was said, or one that cannot be. */
  | { state: 'time'; area: string; refusal: DayRefusal | null }
  /** One is called there already. */
  | { state: 'called'; area: string; day: Day }
  | { state: 'which_round'; area: string; rounds: { roundId: string; kind: RoundKind }[] }
  | {
      state: 'ready'
      area: string
      areaPath: AreaPath
      level: NoticeLevel
      body: ReviewBody
      roundId: string
      kind: RoundKind
      meetsAt: string
      cases: number
      /** Who lacks the entry of the level and is left for another meeting. */
      left: number
      leftNames: string
      /** Of those left the first that does not meet the standard of exit. */
      short: FallingShort | null
    }

/** An exit that cannot be voted on, and how many more there are. */
export interface FallingShort {
  head: string
  /** `lacking=drinking_water;unasked=medical_care`. */
  gap: string
  more: number
}

export async function draftCall(tx: Db, ctx: RequestContext, draft: CallDraft): Promise<Calling> {
  const today = dayOf(ctx.now)
  const { text, areaWords, timeWords } = draft
  const said = readMeetingTime(`${timeWords ?? ''} ${areaWords ?? ''} ${text}`, today)
  const where = readMeetingTime(areaWords ?? text, today).rest
  const place = await findPlace(tx, ctx, where)
  if (!place) return { state: 'area' }
  const { name: area, path: areaPath, level } = place
  if (!isHolder(ctx, level, areaPath)) return { state: 'other_level', area, left: 0 }
  const waiting = await listRounds(tx, ctx, level, areaPath)
  const rounds = waiting.filter(({ round }) => !draft.roundId || round.id === draft.roundId)
  const [only, ...others] = rounds
  if (!only) return { state: 'no_round', area, left: 0 }
  if (others.length > 0)
    return {
      state: 'which_round',
      area,
      rounds: rounds.map(({ round }) => ({ roundId: round.id, kind: round.kind })),
    }
  const { round, body, cases, left, refusal } = only
  const short = fallingShort(left)
  if (refusal === 'exit_gap')
    return short
      ? { state: refusal, area, left: left.length, short }
      : { state: 'no_entries', area, left: left.length }
  if (refusal) return { state: refusal, area, left: left.length }
  const called = await findCalled(tx, ctx.county, { roundId: round.id, level, areaPath })
  if (called) return { state: 'called', area, day: called.meetsOn }
  const late = said.day === null ? null : dayRefusal(said.day, today)
  if (said.day === null || said.minutes === null || late)
    return { state: 'time', area, refusal: late }
  return {
    state: 'ready',
    area,
    areaPath,
    level,
    body,
    roundId: round.id,
    kind: round.kind,
    meetsAt: addMinutes(instantOf(said.day, 0), said.minutes).toISOString(),
    cases: cases.length,
    left: left.length,
    leftNames: left.map(({ name }) => name).join('、'),
    short,
  }
}

function fallingShort(left: readonly ReviewCase[]): FallingShort | null {
  const short = left.flatMap(({ name: head, gap }) => (gap ? [{ head, gap: gapLine(gap) }] : []))
  const [first, ...more] = short
  return first ? { ...first, more: more.length } : null
}

/** Rounds with somebody waiting for the level's review in the area; all that are open where none is. */
async function listRounds(tx: Db, ctx: RequestContext, level: NoticeLevel, areaPath: AreaPath) {
  const open: {
    round: Round
    body: ReviewBody
    cases: ReviewCase[]
    left: ReviewCase[]
    refusal: CasesRefusal | null
  }[] = []
  for (const round of await listOpenRounds(tx, ctx.county, areaPath)) {
    const step = stepAt(round.kind, level)
    if (!step) continue
    const split = splitReady(await openItemsFor(tx, ctx, round, { level, areaPath }))
    open.push({ round, body: step.body, ...split })
  }
  const waiting = open.filter(({ refusal }) => refusal !== 'nobody')
  return waiting.length > 0 ? waiting : open.slice(0, 1)
}

const OWN_GROUP = /^第?(\d{1,2})[社组]/u

/** 宝坪村3社; 3社 in the one village the actor works in; without a word the area they work in. */
async function findPlace(tx: Db, ctx: RequestContext, words: string) {
  const places = await listPlaces(tx, ctx)
  const path = pathIn(words.normalize('NFKC').trim(), places)
  const level = path && levelOf(path)
  if (!path || !level || !mayReach(ctx, path)) return undefined
  const area = await findArea(tx, ctx.county, path)
  return area && { ...area, level }
}

function pathIn(said: string, places: Places): AreaPath | null {
  const { own } = places
  if (said === '') return own
  const group = OWN_GROUP.exec(said)?.[1]
  if (group && own && levelOf(own) === 'village') return `${own}.${Number(group)}`
  return readPlace(said, places)?.areaPath ?? null
}
