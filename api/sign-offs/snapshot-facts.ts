import { ASSURANCES, type Assurance } from '../../db/values/entry-visits'
import type { HouseholdRoundKind, NoticeLevel } from '../../db/values/rounds'
import type { HouseholdType, HousingGrade, PovertyCause } from '../../db/values/roll'
import type { ReviewBody } from '../../db/values/reviews'
import type { Day } from '../shared/day'

/** A review 评议 the case passed. */
export interface PassedReview {
  level: NoticeLevel
  body: ReviewBody
  metOn: Day
  votesFor: number
  votesAgainst: number
  abstained: number
}

/** A notice 公示 it stood through. */
export interface PassedNotice {
  level: NoticeLevel
  code: string
  postedOn: Day
  closesOn: Day
}

/** What is signed; whatever else is known of a household is no part of it. Money in fen, yearly. */
export interface SignedFacts {
  kind: HouseholdRoundKind
  outcome: 'register' | 'exit' | 'watch' | 'risk_removed'
  household: { head: string; size: number; areaPath: string }
  type: HouseholdType | null
  mainCause: PovertyCause | null
  otherCauses: PovertyCause[]
  /** By the survey; null where it found none. */
  netIncomePerHeadFen: number | null
  /** As the round froze it. */
  povertyLineFen: number | null
  housingGrade: HousingGrade | null
  /**
   * 两不愁三保障 by the survey: whether each is met, null where nobody asked. Absent where none was asked,
   * as in what was signed before they were.
   */
  assurances?: Record<Assurance, boolean | null>
  reviews: PassedReview[]
  notices: PassedNotice[]
}

export const OUTCOMES = {
  identification: 'register',
  exit: 'exit',
  watch_list: 'watch',
  risk_removal: 'risk_removed',
} as const satisfies Record<HouseholdRoundKind, SignedFacts['outcome']>

/** The same facts give the same text, in whatever order they were read: the fingerprint is of this. */
export function canonical({ otherCauses, reviews, notices, ...facts }: SignedFacts): string {
  const lists = {
    otherCauses: otherCauses.toSorted(),
    reviews: inOrder(reviews, ({ metOn }) => metOn),
    notices: inOrder(notices, ({ postedOn }) => postedOn),
  }
  return JSON.stringify(withSortedKeys({ ...facts, ...lists }))
}

/** By day, and those of one day by all they hold. */
function inOrder<T extends object>(items: readonly T[], dayOf: (item: T) => Day): unknown[] {
  const keyed = items.map(
    (item) => [dayOf(item) + JSON.stringify(withSortedKeys(item)), item] as const,
  )
  return keyed.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, part]) => [key, withSortedKeys(part)]))
}

/** As people compare it: the first twelve hexadecimal digits in groups of four. */
export const shownFingerprint = (fingerprint: Buffer): string =>
  (fingerprint.toString('hex').slice(0, 12).match(/.{4}/g) ?? []).join(' ')

/** The facts that fit into a message, `outcome=register;size=3;causes=illness,schooling`. */
export function factsLine(facts: SignedFacts): string {
  const causes = [facts.mainCause, ...facts.otherCauses].filter((cause) => cause !== null)
  const { assurances } = facts
  const lacks = ASSURANCES.filter((each) => assurances?.[each] === false)
  const isAssured = ASSURANCES.every((each) => assurances?.[each] === true)
  const parts: [string, string | number | null][] = [
    ['outcome', facts.outcome],
    ['size', facts.household.size],
    ['type', facts.type],
    ['causes', causes.join(',') || null],
    ['income', facts.netIncomePerHeadFen],
    ['line', facts.povertyLineFen],
    ['housing', facts.housingGrade],
    ['lacks', lacks.join(',') || null],
    ['assured', isAssured ? 'yes' : null],
  ]
  return parts.flatMap(([name, value]) => (value === null ? [] : `${name}=${value}`)).join(';')
}
