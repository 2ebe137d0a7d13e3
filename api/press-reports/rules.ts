import type {
  OutletLevel,
  PressKind,
  PressStatus,
  PressTone,
  PressTruth,
} from '../../db/values/press-reports'
import type { Day } from '../shared/day'
import { type Personal, personalIn } from '../village-lists/rules'

export interface Accreditation {
  fromOn: Day
  untilOn: Day
  /** On this day it holds no more. */
  endedOn: Day | null
}

/** Both its first and its last day count; the day it is ended on does not. */
export const isAccredited = (given: Accreditation, today: Day): boolean =>
  given.fromOn <= today &&
  today <= given.untilOn &&
  (given.endedOn === null || today < given.endedOn)

export type AccreditRefusal = 'not_journalist' | 'days_wrong' | 'already_accredited'

/** Why somebody cannot be accredited so 采访备案. */
export function accreditRefusal(facts: {
  isJournalist: boolean
  today: Day
  fromOn: Day
  untilOn: Day
  /** Another that holds on one of these days. */
  overlaps: boolean
}): AccreditRefusal | null {
  if (!facts.isJournalist) return 'not_journalist'
  if (facts.untilOn < facts.fromOn || facts.untilOn < facts.today) return 'days_wrong'
  return facts.overlaps ? 'already_accredited' : null
}

export type FileRefusal =
  Personal | 'not_accredited' | 'no_words' | 'unit_unknown' | 'already_filed' | 'day_in_future'

/** Why what the media saw cannot be filed so. */
export function fileRefusal(facts: {
  isAccredited: boolean
  text: string
  isUnit: boolean
  isFiled: boolean
  today: Day
  onDay: Day
}): FileRefusal | null {
  if (!facts.isAccredited) return 'not_accredited'
  if (facts.text === '') return 'no_words'
  const personal = personalIn(facts.text)
  if (personal) return personal
  if (!facts.isUnit) return 'unit_unknown'
  if (facts.onDay > facts.today) return 'day_in_future'
  return facts.isFiled ? 'already_filed' : null
}

export type AnswerRefusal = Personal | 'not_unit' | 'already_answered' | 'no_words'

/** Why a unit cannot answer so. The office answers in its place once its day is over. */
export function answerRefusal(facts: {
  isUnit: boolean
  isOffice: boolean
  status: PressStatus
  today: Day
  dueOn: Day
  text: string
}): AnswerRefusal | null {
  const standsIn = facts.isOffice && facts.today > facts.dueOn
  if (!facts.isUnit && !standsIn) return 'not_unit'
  if (facts.status !== 'open' && facts.status !== 'contested') return 'already_answered'
  if (facts.text === '') return 'no_words'
  return personalIn(facts.text)
}

export type ContestRefusal =
  Personal | 'not_answered' | 'already_contested' | 'contest_over' | 'no_words'

/** Why a journalist cannot ask once more 质疑: once, and until the last day for it. */
export function contestRefusal(facts: {
  status: PressStatus
  isContested: boolean
  today: Day
  contestUntil: Day | null
  text: string
}): ContestRefusal | null {
  if (facts.isContested) return 'already_contested'
  if (facts.status !== 'answered') return 'not_answered'
  if (facts.contestUntil === null || facts.today > facts.contestUntil) return 'contest_over'
  if (facts.text === '') return 'no_words'
  return personalIn(facts.text)
}

export type RateRefusal = 'own_unit' | 'tied' | 'not_answered' | 'contest_open' | 'already_rated'

/** Why somebody of the office cannot rate it: never of the unit, never before its journalist could ask once more. */
export function rateRefusal(facts: {
  isOfUnit: boolean
  isTied: boolean
  status: PressStatus
  /** Whose journalist has not asked once more yet. */
  mayContest: boolean
  today: Day
  contestUntil: Day | null
}): RateRefusal | null {
  if (facts.isOfUnit) return 'own_unit'
  if (facts.isTied) return 'tied'
  if (facts.status === 'rated') return 'already_rated'
  if (facts.status !== 'answered') return 'not_answered'
  const isOpen =
    facts.mayContest && facts.contestUntil !== null && facts.today <= facts.contestUntil
  return isOpen ? 'contest_open' : null
}

export type PublishRefusal = Personal | 'own_unit' | 'not_rated' | 'already_published' | 'no_words'

/** Why it cannot be told to everybody 舆论监督 in these words. */
export function publishRefusal(facts: {
  isOfUnit: boolean
  status: PressStatus
  isPublished: boolean
  text: string
}): PublishRefusal | null {
  if (facts.isOfUnit) return 'own_unit'
  if (facts.isPublished) return 'already_published'
  if (facts.status !== 'rated') return 'not_rated'
  return facts.text === '' ? 'no_words' : personalIn(facts.text)
}

/** What reports count for, as the county sets it. */
export interface PressWeights {
  points: Record<OutletLevel, number>
  percent: Record<PressKind, number>
  /** Of what is partly true. */
  partlyPercent: number
}

/**
 * What one report counts for its unit, in hundredths of a point: by the outlet's reach, its kind, how much of it is true
 * and how important it is; what is critical counts against it.
 */
export function pressHundredths(
  report: {
    level: OutletLevel
    kind: PressKind
    truth: PressTruth
    tone: PressTone
    importance: number
  },
  { points, percent, partlyPercent }: PressWeights,
): number {
  const { level, kind, truth, tone, importance } = report
  const share = { true: 100, partly: partlyPercent, not_true: 0 }[truth]
  const worth = Math.round((points[level] * percent[kind] * share * importance) / 100)
  return tone === 'critical' && worth > 0 ? -worth : worth
}

/** What is to be offered the way of a complaint as well: that somebody enriched themselves, or their kin. */
const ALLEGES =
  /贪污|受贿|行贿|回扣|截留|私分|冒领|挪用|侵占|侵吞|敲诈|勒索|吃拿卡要|优亲厚友|好处费|收(?:了|受)?(?:钱|礼|红包|贿)|贪了|黑了.{0,4}钱/u
export const alleges = (text: string): boolean => ALLEGES.test(text.normalize('NFKC'))
