import type { AppraisalStatus, AssessmentGrade, PlanContent } from '../../db/values/assessments'

/**
 * The excellent among persons are within the quota too: where those whose unit is excellent are more, the ones with
 * the most points have it, and of equal points either all or none.
 */
export function personGrades<T extends { points: number; grade: AssessmentGrade }>(
  persons: readonly T[],
  quotaPercent: number,
): T[] {
  const places = placesOf(persons.length, quotaPercent)
  const excellent = persons
    .filter(({ grade }) => grade === 'excellent')
    .map(({ points }) => points)
    .toSorted((a, b) => b - a)
  const beyond = excellent[places]
  return persons.map((person) =>
    person.grade === 'excellent' && beyond !== undefined && person.points <= beyond
      ? { ...person, grade: 'competent' }
      : person,
  )
}

/** Of a hundred, how many may be excellent by a plan. */
export const excellentQuota = ({ grades }: Pick<PlanContent, 'grades'>): number =>
  grades.find(({ grade }) => grade === 'excellent')?.quotaPercent ?? 100

export const placesOf = (all: number, quotaPercent: number): number =>
  Math.floor((all * quotaPercent) / 100)

export const APPRAISAL_REFUSALS = ['settled', 'second_person', 'own', 'tied', 'over_quota'] as const
export type AppraisalRefusal = (typeof APPRAISAL_REFUSALS)[number]

/** Why an appraisal cannot be settled so. */
export function settleRefusal(facts: {
  status: AppraisalStatus
  isProposer: boolean
  /** It is whoever would settle it. */
  isOwn: boolean
  /** Of their unit, of their kin, or of where they work. */
  isTied: boolean
  grade: AssessmentGrade
  /** Others of the year, kind and assessment that are excellent. */
  excellent: number
  places: number
}): AppraisalRefusal | null {
  if (facts.status === 'settled') return 'settled'
  if (facts.isOwn) return 'own'
  if (facts.isTied) return 'tied'
  if (facts.isProposer) return 'second_person'
  return facts.grade === 'excellent' && facts.excellent >= facts.places ? 'over_quota' : null
}
