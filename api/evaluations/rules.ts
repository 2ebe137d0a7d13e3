import type {
  DoubtState,
  EvaluationStatus,
  MissReason,
  QuestionMeaning,
  QuestionType,
  SampleStatus,
} from '../../db/values/evaluations'
import type { RollStatus } from '../../db/values/roll'
import { isRegistered } from '../sampling/frame-rules'
import { addDays, type Day } from '../shared/day'

export interface Question {
  key: string
  text: string
  type: QuestionType
  means: QuestionMeaning
  /** Of a choice, in their order: answered by 1, 2 … */
  options: readonly string[]
}

/** An answer that was left out. */
export const SKIPPED = ''
const LONGEST_TEXT = 200

/** Whether something is an answer to a question; none is, to each. */
export function isAnswer({ type, options }: Question, value: string): boolean {
  if (value === SKIPPED) return true
  switch (type) {
    case 'yes_no':
      return value === 'yes' || value === 'no'
    case 'number':
      return /^\d{1,8}$/.test(value)
    case 'choice':
      return /^[1-9]$/.test(value) && Number(value) <= options.length
    case 'scale':
      return /^[1-5]$/.test(value)
    case 'text':
      return value.trim().length > 0 && value.length <= LONGEST_TEXT
  }
}

/** Whether the answers of a household put how it stands on the register in doubt: something of 两不愁三保障 is lacking. */
export const isInDoubt = (
  status: RollStatus,
  questions: readonly Question[],
  answers: ReadonlyMap<string, string>,
): boolean =>
  !isRegistered(status) &&
  questions.some(({ key, means }) => means === 'assurance' && answers.get(key) === 'no')

interface Standing {
  status: EvaluationStatus
  today: Day
  fromOn: Day
  toOn: Day
}

/** Evaluators see a household on its day and on no other; whoever leads them while the field work lasts. */
export function maySee(facts: {
  status: EvaluationStatus
  isOfPair: boolean
  isLead: boolean
  today: Day
  onDay: Day
  sample: SampleStatus
}): boolean {
  if (facts.status !== 'field' || facts.sample === 'reserve') return false
  return facts.isLead || (facts.isOfPair && facts.today === facts.onDay)
}

export type AskRefusal = 'locked' | 'given_up' | 'unknown_question' | 'no_answer'

export function askRefusal(facts: {
  status: EvaluationStatus
  sample: SampleStatus
  question: Question | undefined
  value: string
}): AskRefusal | null {
  if (facts.status !== 'field') return 'locked'
  if (facts.sample === 'replaced') return 'given_up'
  if (!facts.question) return 'unknown_question'
  return isAnswer(facts.question, facts.value) ? null : 'no_answer'
}

export type FinishRefusal = 'locked' | 'given_up' | 'done' | 'unanswered'

/** A household is finished once every question was answered or left out. */
export function finishRefusal(facts: {
  status: EvaluationStatus
  sample: SampleStatus
  unanswered: number
}): FinishRefusal | null {
  if (facts.status !== 'field') return 'locked'
  if (facts.sample === 'replaced') return 'given_up'
  if (facts.sample === 'done') return 'done'
  return facts.unanswered > 0 ? 'unanswered' : null
}

export type Missing = 'again' | 'replaced' | Exclude<FinishRefusal, 'unanswered'>

/** What becomes of a household that could not be asked: once away, it is tried again. */
export function missed(facts: {
  status: EvaluationStatus
  sample: SampleStatus
  reason: MissReason
  /** Before this one. */
  tries: number
  most: number
}): Missing {
  if (facts.status !== 'field') return 'locked'
  if (facts.sample === 'replaced') return 'given_up'
  if (facts.sample === 'done') return 'done'
  return facts.reason === 'absent' && facts.tries + 1 < facts.most ? 'again' : 'replaced'
}

export type ReviewRefusal = 'locked' | 'no_doubt' | 'not_yours'

export function reviewRefusal(facts: {
  status: EvaluationStatus
  isLead: boolean
  doubt: DoubtState
}): ReviewRefusal | null {
  if (!facts.isLead) return 'not_yours'
  if (facts.status !== 'field') return 'locked'
  return facts.doubt === 'none' ? 'no_doubt' : null
}

export type LockRefusal =
  'not_yours' | 'locked' | 'households_left' | 'doubts_left' | 'nobody_asked'

/** Field work ends with the last household, or with its last day. */
export function lockRefusal(
  facts: Standing & { isLead: boolean; waiting: number; doubts: number; done: number },
): LockRefusal | null {
  if (!facts.isLead) return 'not_yours'
  if (facts.status !== 'field') return 'locked'
  if (facts.waiting > 0 && facts.today <= facts.toOn) return 'households_left'
  if (facts.doubts > 0) return 'doubts_left'
  return facts.done === 0 ? 'nobody_asked' : null
}

export type ReleaseRefusal = 'not_locked' | 'feedback_lasts' | 'replies_left' | 'published'

/** To the county first; to everybody once it has had its days, and what it said is decided. */
export function releaseRefusal(facts: {
  status: EvaluationStatus
  today: Day
  feedbackUntil: Day | null
  replies: number
}): ReleaseRefusal | null {
  if (facts.status === 'field') return 'not_locked'
  if (facts.status === 'published') return 'published'
  if (facts.status === 'locked') return null
  if (facts.feedbackUntil !== null && facts.today <= facts.feedbackUntil) return 'feedback_lasts'
  return facts.replies > 0 ? 'replies_left' : null
}

export type ReplyRefusal = 'feedback_over' | 'not_a_finding'

export function replyRefusal(facts: {
  status: EvaluationStatus
  today: Day
  feedbackUntil: Day | null
  isFinding: boolean
}): ReplyRefusal | null {
  const { status, today, feedbackUntil } = facts
  if (status !== 'released' || feedbackUntil === null || today > feedbackUntil)
    return 'feedback_over'
  return facts.isFinding ? null : 'not_a_finding'
}

export type PlanRefusal = 'days_past' | 'days_reversed' | 'no_pairs' | 'not_an_evaluator' | 'empty'

export function planRefusal(facts: {
  today: Day
  fromOn: Day
  toOn: Day
  evaluators: number
  areEvaluators: boolean
  drawn: number
}): PlanRefusal | null {
  if (facts.fromOn < facts.today) return 'days_past'
  if (facts.toOn < facts.fromOn) return 'days_reversed'
  if (facts.evaluators < 2) return 'no_pairs'
  if (!facts.areEvaluators) return 'not_an_evaluator'
  return facts.drawn === 0 ? 'empty' : null
}

interface Pair {
  pair: number
  /** Villages where one of them has kin or colleagues. */
  tied: ReadonlySet<string>
}

/**
 * Which pair goes to a village on which day: whoever has the fewest households so far, and never where one of them is
 * tied; null where all are.
 */
export function assignVillages(
  villages: readonly { path: string; households: number }[],
  pairs: readonly Pair[],
  { fromOn, toOn }: { fromOn: Day; toOn: Day },
): Map<string, { pair: number; onDay: Day }> | null {
  const days: Day[] = []
  for (let day = fromOn; day <= toOn; day = addDays(day, 1)) days.push(day)
  const slots = pairs.flatMap((each) => days.map((onDay) => ({ ...each, onDay, load: 0 })))
  const assigned = new Map<string, { pair: number; onDay: Day }>()
  const largest = villages.toSorted(
    (a, b) => b.households - a.households || (a.path < b.path ? -1 : 1),
  )
  for (const { path, households } of largest) {
    const [slot] = slots
      .filter(({ tied }) => !tied.has(path))
      .toSorted(
        (a, b) =>
          a.load - b.load ||
          Number(a.onDay > b.onDay) - Number(a.onDay < b.onDay) ||
          a.pair - b.pair,
      )
    if (!slot) return null
    slot.load += households
    assigned.set(path, { pair: slot.pair, onDay: slot.onDay })
  }
  return assigned
}

/** One of the four rates, exactly as many thousandths as it is: persons or households over as many. */
export interface RateLine {
  numerator: number
  denominator: number
  /** In a thousand, at most or at least. */
  limitPermille: number
  isAtLeast: boolean
}

/** Null where there was nobody to count: what is not known passes nothing. */
export function passes({ numerator, denominator, limitPermille, isAtLeast }: RateLine) {
  if (denominator === 0) return null
  const [found, limit] = [numerator * 1_000, limitPermille * denominator]
  return isAtLeast ? found >= limit : found <= limit
}

/** Who looks at a result: one of its evaluators or whoever is above the county, the county office, anybody in an area. */
export type Reader = 'evaluator' | 'above' | 'office' | 'area'

/** Whether a result is there for somebody; until then it is as if there were none. */
export function mayReadResult(reader: Reader, status: EvaluationStatus): boolean {
  switch (reader) {
    case 'evaluator':
    case 'above':
      return status !== 'field'
    case 'office':
      return status === 'released' || status === 'published'
    case 'area':
      return status === 'published'
  }
}
