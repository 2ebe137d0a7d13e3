import type { ProjectStatus } from '../../db/values/projects'
import { type Personal, personalIn } from '../village-lists/rules'

export type ReviewRefusal = Personal | 'not_settled' | 'already_reviewed' | 'score' | 'no_words'

/** Why a project cannot be judged so; null when it can. */
export function reviewRefusal(facts: {
  status: ProjectStatus
  isReviewed: boolean
  score: number
  text: string
}): ReviewRefusal | null {
  if (facts.status !== 'settled') return 'not_settled'
  if (facts.isReviewed) return 'already_reviewed'
  if (!Number.isInteger(facts.score) || facts.score < 0 || facts.score > 100) return 'score'
  return personalIn(facts.text) ?? ([...facts.text.trim()].length < 2 ? 'no_words' : null)
}
