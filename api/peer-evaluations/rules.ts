import type { PeerEvaluationStatus, PeerTaskStatus } from '../../db/values/peer-evaluations'
import type { Day } from '../shared/day'
import { type Personal, personalIn } from '../village-lists/rules'
import type { DrawRefusal } from './draw-rules'

/** From fewer nobody may read an average: one could tell from it who gave what. */
export const FEWEST_EVALUATORS = 3

export type OpenRefusal =
  DrawRefusal | 'due_in_past' | 'already_opened' | 'too_few_each' | 'own_unit' | 'no_questions'

/** Why units cannot be asked to evaluate each other so; null where they can. */
export function openRefusal(facts: {
  today: Day
  dueOn: Day
  each: number
  isOpened: boolean
  /** Whoever opens it belongs to a unit that is evaluated. */
  isOfUnit: boolean
  hasQuestions: boolean
}): Exclude<OpenRefusal, DrawRefusal> | null {
  if (facts.isOfUnit) return 'own_unit'
  if (facts.isOpened) return 'already_opened'
  if (facts.dueOn < facts.today) return 'due_in_past'
  if (facts.each < FEWEST_EVALUATORS) return 'too_few_each'
  return facts.hasQuestions ? null : 'no_questions'
}

/** Fewer than half of the full marks, or more than 95 of 100, are told with a reason. */
export const needsReason = (marks: number, fullMarks: number): boolean =>
  marks * 2 < fullMarks || marks * 20 > fullMarks * 19

export interface Mark {
  seq: number
  marks: number
  reason: string
}
export interface Question {
  seq: number
  text: string
  fullMarks: number
}

export type AnswerRefusal =
  | Personal
  | 'not_yours'
  | 'already_answered'
  | 'recused'
  | 'closed'
  | 'questions_changed'
  | 'marks_out_of_range'
  | 'reason_missing'

/** Why a unit cannot evaluate another so. */
export function answerRefusal(facts: {
  isEvaluator: boolean
  task: PeerTaskStatus
  evaluation: PeerEvaluationStatus
  questions: readonly Question[]
  marks: readonly Mark[]
}): AnswerRefusal | null {
  const { questions, marks } = facts
  const standing = standingRefusal(facts)
  if (standing) return standing
  const isWhole =
    marks.length === questions.length &&
    questions.every(({ seq }) => marks.filter((mark) => mark.seq === seq).length === 1)
  if (!isWhole) return 'questions_changed'
  for (const { seq, fullMarks } of questions) {
    const mark = marks.find((each) => each.seq === seq)
    if (!mark || !isInRange(mark.marks, fullMarks)) return 'marks_out_of_range'
    if (needsReason(mark.marks, fullMarks) && mark.reason.trim() === '') return 'reason_missing'
    const personal = personalIn(mark.reason)
    if (personal) return personal
  }
  return null
}

export const isInRange = (marks: number, fullMarks: number): boolean =>
  Number.isInteger(marks) && marks >= 0 && marks <= fullMarks

export type RecuseRefusal =
  Personal | 'not_yours' | 'already_answered' | 'recused' | 'closed' | 'reason_missing'

/** Why a unit cannot leave it to another to evaluate 回避. */
export function recuseRefusal(facts: {
  isEvaluator: boolean
  task: PeerTaskStatus
  evaluation: PeerEvaluationStatus
  reason: string
}): RecuseRefusal | null {
  const standing = standingRefusal(facts)
  if (standing) return standing
  return facts.reason.trim() === '' ? 'reason_missing' : personalIn(facts.reason)
}

function standingRefusal(facts: {
  isEvaluator: boolean
  task: PeerTaskStatus
  evaluation: PeerEvaluationStatus
}) {
  if (!facts.isEvaluator) return 'not_yours'
  if (facts.task === 'answered') return 'already_answered'
  if (facts.task === 'recused') return 'recused'
  return facts.evaluation === 'open' ? null : 'closed'
}

export type LockRefusal = 'own_unit' | 'not_open' | 'still_waits'

/** Why it cannot be locked: all have answered, or the last day is over; on that day itself they still may. */
export function lockRefusal(facts: {
  status: PeerEvaluationStatus
  isOfUnit: boolean
  waiting: number
  today: Day
  dueOn: Day
}): LockRefusal | null {
  if (facts.isOfUnit) return 'own_unit'
  if (facts.status !== 'open') return 'not_open'
  return facts.waiting > 0 && facts.today <= facts.dueOn ? 'still_waits' : null
}

export type ReleaseRefusal = 'own_unit' | 'not_locked' | 'already_released'

/** Why what is locked cannot be told to those it is about. */
export function releaseRefusal(facts: {
  status: PeerEvaluationStatus
  isOfUnit: boolean
}): ReleaseRefusal | null {
  if (facts.isOfUnit) return 'own_unit'
  if (facts.status === 'released') return 'already_released'
  return facts.status === 'locked' ? null : 'not_locked'
}
