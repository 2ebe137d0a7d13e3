import {
  ASSESSMENT_GRADES,
  type AssessmentGrade,
  type PlanContent,
  type PlanItem,
} from '../../../db/values/assessments'
import { computedPoints, type Counted, hundredths, isVetoed, meanOf } from '../points/rules'
import { type Ranked, rankAll } from '../ranking/rules'

/** What is stored of one item of one subject; everything its points come from. */
export interface StoredItem {
  itemCode: string
  good: number | null
  of: number | null
  isCounted: boolean
  /** Of the rows of evidence, those that are not good. */
  badRows: number
  /** The scores that count, one an assessor. */
  scores: readonly number[]
  setPoints: number | null
  /** By an appeal that was upheld. */
  appealPoints: number | null
}

export interface StoredSubject {
  key: string
  /** Within which a quota holds. */
  group: string
  items: readonly StoredItem[]
  /** Vetoes made by hand. */
  vetoes: readonly string[]
}

export interface Result extends Ranked {
  items: { code: string; points: number }[]
  vetoes: string[]
}

/** What was counted, by the rows where they tell it: a row changed beneath shows. */
export function countedOf(item: StoredItem | undefined): Counted | null {
  if (!item || item.good === null || item.of === null) return null
  return { of: item.of, good: item.isCounted ? item.of - item.badRows : item.good }
}

/** The points of one item: what an appeal gave, else what the moderator set, else what it came to. Null: not known yet. */
export function itemPoints(
  content: Pick<PlanContent, 'trim'>,
  item: PlanItem,
  stored: StoredItem | undefined,
): number | null {
  if (stored?.appealPoints != null) return stored.appealPoints
  if (stored?.setPoints != null) return stored.setPoints
  const counted = countedOf(stored)
  if (item.how === 'computed') return computedPoints(item, counted ?? { good: 0, of: 0 })
  if (item.how === 'monthly' && counted && counted.of > 0)
    return Math.round((hundredths(item.fullMarks) * counted.good) / counted.of)
  return meanOf(stored?.scores ?? [], content.trim)
}

/** The items that somebody scores, in a month only what is scored in months. */
export const isScored = (item: PlanItem, month: number): boolean =>
  month > 0 ? item.how === 'monthly' : item.how !== 'computed'

/**
 * The whole result from the plan and what is stored, and from nothing else: whoever runs it on the same
 * evidence gets the published points, ranks and grades.
 */
export function resultOf(
  content: PlanContent,
  subjects: readonly StoredSubject[],
  month: number,
): Result[] {
  const items = content.items.filter((item) => month === 0 || isScored(item, month))
  const scored = subjects.map((subject) => {
    const stored = new Map(subject.items.map((each) => [each.itemCode, each]))
    const points = items.map((item) => ({
      code: item.code,
      points: itemPoints(content, item, stored.get(item.code)) ?? 0,
    }))
    const vetoes = content.vetoes.filter(
      (veto) =>
        subject.vetoes.includes(veto.code) || isVetoed(veto, countedOf(stored.get(veto.code))),
    )
    const sum = points.reduce((all, each) => all + each.points, 0)
    const { key, group } = subject
    const cap = worst(vetoes.map((veto) => veto.cap))
    return { key, group, points: sum, cap, items: points, vetoes: vetoes.map(({ code }) => code) }
  })
  const grades = month === 0 ? content.grades : []
  const byKey = new Map(scored.map((each) => [each.key, each]))
  return rankAll(scored, grades).map((ranked) => ({
    ...ranked,
    items: byKey.get(ranked.key)?.items ?? [],
    vetoes: byKey.get(ranked.key)?.vetoes ?? [],
  }))
}

const worst = (grades: readonly AssessmentGrade[]): AssessmentGrade =>
  ASSESSMENT_GRADES.findLast((grade) => grades.includes(grade)) ?? 'excellent'
