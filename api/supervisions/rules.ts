import type { AreaPath } from '../../db/values/areas'
import type { Day } from '../shared/day'
import { type Personal, personalIn } from '../village-lists/rules'

/** A place to be inspected, and who of its inspectors is not tied to it. */
export interface Place {
  areaPath: AreaPath
  untied: readonly string[]
}

/**
 * Who inspects where: whoever has the fewest places so far, and of these the planner last, who takes what
 * nobody else is there for. Null for a place all of whose inspectors are tied.
 */
export function assign(places: readonly Place[], plannerId: string): Map<AreaPath, string | null> {
  const loads = new Map<string, number>()
  const chosen = new Map<AreaPath, string | null>()
  for (const { areaPath, untied } of places) {
    const [first] = untied.toSorted(
      (a, b) =>
        (loads.get(a) ?? 0) - (loads.get(b) ?? 0) ||
        Number(a === plannerId) - Number(b === plannerId) ||
        (a < b ? -1 : 1),
    )
    chosen.set(areaPath, first ?? null)
    if (first) loads.set(first, (loads.get(first) ?? 0) + 1)
  }
  return chosen
}

export type PlanRefusal = 'due_in_past' | 'no_villages' | 'all_tied' | 'already_planned'

/** Why an inspection cannot be planned so; null where it can. */
export function planRefusal(facts: {
  today: Day
  dueOn: Day
  villages: number
  /** A village nobody untied can inspect. */
  isAllTied: boolean
  /** The same places by the same lists are planned and not done. */
  isPlanned: boolean
}): PlanRefusal | null {
  if (facts.dueOn < facts.today) return 'due_in_past'
  if (facts.villages === 0) return 'no_villages'
  if (facts.isAllTied) return 'all_tied'
  return facts.isPlanned ? 'already_planned' : null
}

export type AnswerRefusal =
  Personal | 'not_yours' | 'check_done' | 'tied' | 'unknown_question' | 'no_words'

/** Why a question of a checklist cannot be answered so. */
export function answerRefusal(facts: {
  isInspector: boolean
  isDone: boolean
  isTied: boolean
  isAsked: boolean
  isInOrder: boolean
  text: string
}): AnswerRefusal | null {
  if (!facts.isInspector) return 'not_yours'
  if (facts.isDone) return 'check_done'
  if (facts.isTied) return 'tied'
  if (!facts.isAsked) return 'unknown_question'
  if (!facts.isInOrder && facts.text === '') return 'no_words'
  return personalIn(facts.text)
}
