import {
  ASSESSMENT_GRADES,
  type AssessmentGrade,
  type PlanGrade,
} from '../../../db/values/assessments'

export interface Placed {
  key: string
  points: number
  /** Within which a quota holds. */
  group: string
  /** The best grade its vetoes leave it. */
  cap: AssessmentGrade
}

export interface Ranked {
  key: string
  points: number
  /** Equal points share a rank, and the next one is left out: 1, 2, 2, 4. */
  rank: number
  grade: AssessmentGrade
  /** The quota of a better grade would have been overfilled by all of these points, so none of them has it. */
  isTied: boolean
}

const worseness = (grade: AssessmentGrade) => ASSESSMENT_GRADES.indexOf(grade)

/**
 * Ranking and grades. A quota is never exceeded: those with the most points come first, and where the last
 * place would be for several of equal points, none of them is chosen over the others.
 */
export function rankAll(placed: readonly Placed[], grades: readonly PlanGrade[]): Ranked[] {
  const sorted = placed.toSorted(
    (a, b) => b.points - a.points || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  )
  const graded = new Map<string, { grade: AssessmentGrade; isTied: boolean }>()
  for (const group of Map.groupBy(sorted, (each) => each.group).values())
    gradeGroup(group, grades, graded)
  return sorted.map(({ key, points }) => ({
    key,
    points,
    rank: sorted.findIndex((each) => each.points === points) + 1,
    grade: graded.get(key)?.grade ?? 'incompetent',
    isTied: graded.get(key)?.isTied ?? false,
  }))
}

/** @param group The most points first. */
function gradeGroup(
  group: readonly Placed[],
  grades: readonly PlanGrade[],
  graded: Map<string, { grade: AssessmentGrade; isTied: boolean }>,
): void {
  const tied = new Set<string>()
  const best = grades.toSorted((a, b) => worseness(a.grade) - worseness(b.grade))
  for (const { grade, fromPoints, quotaPercent } of best) {
    const reaching = group.filter(
      (each) =>
        !graded.has(each.key) &&
        each.points >= Math.round(fromPoints * 100) &&
        worseness(each.cap) <= worseness(grade),
    )
    const places =
      quotaPercent === null ? Infinity : Math.floor((group.length * quotaPercent) / 100)
    const beyond = reaching[places]?.points
    // Whoever is equal to the first without a place goes without one too.
    const taken = beyond === undefined ? reaching : reaching.filter((each) => each.points > beyond)
    for (const { key } of taken) graded.set(key, { grade, isTied: tied.has(key) })
    if (taken.length < Math.min(places, reaching.length))
      for (const { key, points } of reaching) if (points === beyond) tied.add(key)
  }
  for (const { key } of group)
    if (!graded.has(key)) graded.set(key, { grade: 'incompetent', isTied: tied.has(key) })
}
