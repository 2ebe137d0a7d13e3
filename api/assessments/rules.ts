import type { AssessmentStatus } from '../../db/values/assessments'
import type { Day } from '../shared/day'

/** Everything an assessment can be refused for, by the words clients branch on. */
export const ASSESSMENT_REFUSALS = [
  'no_plan',
  'already_open',
  'no_subjects',
  'not_scoring',
  'not_moderation',
  'not_draft',
  'not_locked',
  'not_assessor',
  'recused',
  'tied',
  'not_assessed',
  'subject_unknown',
  'item_unknown',
  'beyond_full_marks',
  'has_scores',
  'too_few_scores',
  'scored_it',
  'moderated_it',
  'outliers_open',
  'asked_again',
  'too_late',
  'already_appealed',
  'appeal_decided',
  'window_open',
  'appeals_open',
  'second_person',
  'veto_unknown',
] as const
export type AssessmentRefusal = (typeof ASSESSMENT_REFUSALS)[number]

/** Why points cannot be given so; null where they can. */
export function scoreRefusal(facts: {
  status: AssessmentStatus
  /** The moderator asked for this very score again. */
  isAskedAgain: boolean
  isAssessor: boolean
  isRecused: boolean
  /** In hundredths; null where nobody scores the item. */
  fullMarks: number | null
  points: number
}): AssessmentRefusal | null {
  if (!facts.isAssessor) return 'not_assessor'
  if (facts.isRecused) return 'recused'
  if (facts.fullMarks === null) return 'item_unknown'
  const isOpen = facts.status === 'scoring' || (facts.status === 'moderation' && facts.isAskedAgain)
  if (!isOpen) return 'not_scoring'
  return facts.points < 0 || facts.points > facts.fullMarks ? 'beyond_full_marks' : null
}

/** Why somebody cannot moderate: who scored any of it does not, nor whoever is tied to the subject. */
export function moderateRefusal(facts: {
  status: AssessmentStatus
  wanted: AssessmentStatus
  hasScored: boolean
  isTied: boolean
}): AssessmentRefusal | null {
  if (facts.status !== facts.wanted)
    return facts.wanted === 'scoring' ? 'not_scoring' : 'not_moderation'
  if (facts.hasScored) return 'scored_it'
  return facts.isTied ? 'tied' : null
}

/** Why nothing can be said against an item; the last day counts whole. */
export function appealRefusal(facts: {
  status: AssessmentStatus
  isAssessed: boolean
  appealUntil: Day | null
  today: Day
  isAppealed: boolean
}): AssessmentRefusal | null {
  if (!facts.isAssessed) return 'not_assessed'
  if (facts.status === 'scoring' || facts.status === 'moderation') return 'not_draft'
  if (facts.status !== 'draft') return 'too_late'
  if (facts.appealUntil === null || facts.today > facts.appealUntil) return 'too_late'
  return facts.isAppealed ? 'already_appealed' : null
}

/** Why somebody cannot decide an appeal: it takes one who had no part in the points. */
export function decideRefusal(facts: {
  status: AssessmentStatus
  isOpen: boolean
  hasScored: boolean
  hasModerated: boolean
  isTied: boolean
  /** In hundredths; null where the item stands. */
  points: number | null
  fullMarks: number
}): AssessmentRefusal | null {
  if (!facts.isOpen) return 'appeal_decided'
  if (facts.status !== 'draft') return 'not_draft'
  if (facts.hasScored) return 'scored_it'
  if (facts.hasModerated) return 'moderated_it'
  if (facts.isTied) return 'tied'
  const { points, fullMarks } = facts
  return points !== null && (points < 0 || points > fullMarks) ? 'beyond_full_marks' : null
}

/** Why an assessment cannot be locked yet; a month's has no draft and is locked after it is moderated. */
export function lockRefusal(facts: {
  status: AssessmentStatus
  month: number
  appealUntil: Day | null
  today: Day
  openAppeals: number
}): AssessmentRefusal | null {
  if (facts.month > 0) return facts.status === 'moderation' ? null : 'not_moderation'
  if (facts.status !== 'draft') return 'not_draft'
  if (facts.appealUntil === null || facts.today <= facts.appealUntil) return 'window_open'
  return facts.openAppeals > 0 ? 'appeals_open' : null
}

/** Why it cannot be published: it is locked first, and by somebody else. */
export function publishRefusal(facts: {
  status: AssessmentStatus
  month: number
  isLocker: boolean
}): AssessmentRefusal | null {
  if (facts.status !== 'locked' || facts.month > 0) return 'not_locked'
  return facts.isLocker ? 'second_person' : null
}
