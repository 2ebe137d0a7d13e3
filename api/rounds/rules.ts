import type { RoundKind, RoundStatus } from '../../db/values/rounds'
import { isOfVillages } from './paths'

/** The longer first: 贫困村退出 holds 退出. */
const KIND_WORDS: readonly (readonly [RoundKind, RegExp])[] = [
  ['village_exit', /贫困村(?:退出|退列|退|脱贫|脱|出列|摘帽)|村(?:退出|退列|出列)/u],
  ['village_entry', /贫困村(?:识别|认定)?|村识别/u],
  ['risk_removal', /(?:风险|监测)(?:的)?(?:消除|解除)|(?:消除|解除)(?:风险|监测)(?:对象)?/u],
  ['watch_list', /监测(?:对象)?(?:识别|认定)?/u],
  ['exit', /(?:贫困户)?(?:退出|脱贫)/u],
  ['identification', /(?:贫困户|精准)?识别|评议/u],
]
/** Beside 贫困村, before or after it, they never mean an entry: 退出 贫困村. */
const EXIT_WORDS = /退出|退列|退|脱贫|脱|出列|摘帽/u
const YEAR = /(20\d{2})年?度?/u
const SIZE = /(?:规模|计划)(?:约|大概)?(\d{1,6})户?/u

/** What a round is to be, in the words that are not its place; identification unless they say more. */
export function roundWords(text: string): {
  kind: RoundKind
  year: number | null
  plannedSize: number | null
  rest: string
} {
  const size = SIZE.exec(text)
  const withoutSize = text.replace(SIZE, ' ')
  const year = YEAR.exec(withoutSize)
  const withoutYear = withoutSize.replace(YEAR, ' ')
  const isExit = withoutYear.includes('贫困村') && EXIT_WORDS.test(withoutYear)
  const joined = isExit
    ? withoutYear.replace(EXIT_WORDS, ' ').replace('贫困村', '贫困村退出')
    : withoutYear
  const found = KIND_WORDS.find(([, words]) => words.test(joined))
  return {
    kind: found?.[0] ?? 'identification',
    year: year?.[1] ? Number(year[1]) : null,
    plannedSize: size?.[1] ? Number(size[1]) : null,
    rest: (found ? joined.replace(found[1], ' ') : joined).trim(),
  }
}

/** Whether it is said of what kind a round is. */
export const saysKind = (text: string): boolean => KIND_WORDS.some(([, words]) => words.test(text))

interface ClosingFacts {
  kind: RoundKind
  status: RoundStatus
  /** Cases nobody has decided. */
  waiting: number
  /** Objections nobody has decided. */
  objections: number
  /** Decided ones the next level can still be asked about. */
  appealable: number
  /** Lists that can still be objected to. */
  openWindows: number
  /** Lists that are drawn up or hang, and were neither sent on nor dropped. */
  unsettled: number
}

export type ClosingRefusal =
  | 'round_closed'
  | 'applications_waiting'
  | 'villages_waiting'
  | 'objections_open'
  | 'appeals_open'
  | 'window_open'
  | 'lists_unsettled'

/** Why a round cannot be closed 关评; null when it can. One of villages closes with all its lists settled. */
export function closingRefusal(facts: ClosingFacts): ClosingRefusal | null {
  if (facts.status === 'closed') return 'round_closed'
  const isVillages = isOfVillages(facts.kind)
  if (facts.waiting > 0) return isVillages ? 'villages_waiting' : 'applications_waiting'
  if (facts.objections > 0) return 'objections_open'
  if (facts.appealable > 0) return 'appeals_open'
  if (facts.openWindows > 0) return 'window_open'
  return isVillages && facts.unsettled > 0 ? 'lists_unsettled' : null
}
