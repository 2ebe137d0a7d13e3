import type { Db } from '../../db/client'
import type { NoticeLevel } from '../../db/values/rounds'
import type { RequestContext } from '../http/context'
import { soundOf } from '../names/sound'
import { stepAt } from '../rounds/paths'
import { dayOf } from '../shared/day'
import { behindName, openingOf } from '../visits/opening'
import { namedIn } from '../visits/whom'
import { areasInWords, listWaitingCases, type WaitingCase } from './list'

export interface ReturnInput {
  /** 张三 原因, 3社张三：原因. */
  text: string
  /** The one that was picked. */
  applicationId: string | null
  /** Where that was asked. */
  reason: string | null
}

/** A case as an officer is asked about it. */
export interface ReturnedCase {
  reportId: string
  applicationId: string
  head: string
  area: string
}

/** Which case is to go back and why, as it was understood; nothing is changed. */
export interface ReturnDraft {
  case: ReturnedCase | null
  /** Several of the name. */
  candidates: ReturnedCase[]
  reason: string
  /** Where it can go back to. */
  levels: NoticeLevel[]
  missing: 'household' | 'which' | 'reason' | null
}

/** So many can be picked from by digits in one message. */
const MOST_CANDIDATES = 5
const BACK_TO = ['township', 'village'] as const satisfies readonly NoticeLevel[]

/** Reads 退回 张三 原因 against the cases that wait for the county. */
export async function readReturnDraft(
  db: Db,
  ctx: RequestContext,
  input: ReturnInput,
): Promise<ReturnDraft> {
  const waiting = await listWaitingCases(db, ctx, null)
  const { found, rest } = meantBy(input.text, waiting, dayOf(ctx.now))
  const picked = waiting.filter(({ applicationId }) => applicationId === input.applicationId)
  const meant = input.applicationId === null ? found : picked
  const areas = await areasInWords(db, ctx.county, meant)
  const shown = meant.map(({ reportId, applicationId, head, areaPath }) => ({
    reportId,
    applicationId,
    head,
    area: areas.get(areaPath) ?? '',
  }))
  const [only, ...others] = shown
  const reason = (input.reason ?? rest).trim()
  const kind = meant[0]?.kind
  const levels = kind ? BACK_TO.filter((level) => stepAt(kind, level)) : []
  if (!only || shown.length > MOST_CANDIDATES)
    return { case: null, candidates: [], reason, levels, missing: 'household' }
  if (others.length > 0) return { case: null, candidates: shown, reason, levels, missing: 'which' }
  const missing = reason === '' ? 'reason' : null
  return { case: only, candidates: [], reason, levels, missing }
}

/** Of several of one name those of the 社 that was said, where one of them lives there. */
function meantBy(said: string, waiting: readonly WaitingCase[], today: string) {
  const text = said.trim().replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))
  const opening = openingOf(text, today)
  const heads = waiting.map(({ head }) => head)
  const named = namedIn(text, opening.rest, heads, soundOf)
  if (!named) return { found: [], rest: '' }
  const behind = named.length === null ? null : behindName(opening.rest.slice(named.length), today)
  const group = behind?.group ?? opening.group
  const all = waiting.filter(({ head }) => named.names.includes(head))
  const here = all.filter(({ areaPath }) => areaPath.split('.')[3] === String(group))
  return { found: here.length > 0 ? here : all, rest: behind?.rest ?? text }
}
