import type { SatisfactionKind, SatisfactionQuestion } from '../../db/values/satisfaction'
import { addDays, type Day } from '../shared/day'

/** In UTF-16 units: with what stands around it the first message still takes two segments. */
export const LONGEST_QUESTION = 30
/** Households one survey may ask. */
export const MOST_ASKED = 5_000
/** A tile of fewer answers says what a neighbour said: no county's figure may go below. */
export const FEWEST_SHOWN = 10

export type QuestionsRefusal = 'last_not_words' | 'words_not_last'

/** Whoever is asked to write does so once, and at the end; null where the questions are in order. */
export function questionsRefusal(
  questions: readonly SatisfactionQuestion[],
): QuestionsRefusal | null {
  const kinds = questions.map(({ kind }) => kind)
  if (kinds.at(-1) !== 'words') return 'last_not_words'
  return kinds.slice(0, -1).includes('words') ? 'words_not_last' : null
}

/** Whether an answer is one to a question of its kind; none at all passes the question over. */
export function fitsKind(kind: SatisfactionKind, value: number | undefined): boolean {
  if (value === undefined) return true
  if (kind === 'words') return false
  return kind === 'scale' ? value >= 1 && value <= 5 : value === 0 || value === 1
}

/** Whoever was asked something after this day is not asked again on `day`. */
export const askedSince = (day: Day, gapDays: number): Day => addDays(day, -gapDays)

/** Whether a message may go out at an hour between the county's two. */
export const isInHours = (hour: number, { opens, closes }: { opens: number; closes: number }) =>
  hour >= opens && hour < closes

/**
 * What the messages of a survey come to at most: two segments each for the first and the reminder, two for every question
 * that follows, one for the thanks. What is never answered costs less.
 */
export const mostSegments = (households: number, questions: number): number =>
  households * (2 + 2 + (questions - 1) * 2 + 1)

export type ApprovalRefusal = 'own_draft' | 'already_approved' | 'cancelled' | 'closed'

export function refusalToApprove(
  { status, draftedBy }: { status: string; draftedBy: string | null },
  staffId: string,
): ApprovalRefusal | null {
  if (status === 'cancelled' || status === 'closed') return status
  if (status !== 'draft') return 'already_approved'
  return draftedBy === staffId ? 'own_draft' : null
}
