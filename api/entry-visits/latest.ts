import { ASSURANCES, type Assurance } from '../../db/values/entry-visits'
import type { HousingGrade } from '../../db/values/roll'
import type { SurveyFacts } from './facts'

export interface LatestFound {
  /** Null is what no entry looked at, here and below. */
  size: number | null
  grade: HousingGrade | null
  lacking: Assurance[]
}

/**
 * What the entries of a household say by now: each thing as whoever looked at it last found it.
 * @param facts Of finished entries, the newest first.
 */
export function latestFound(
  facts: readonly Pick<SurveyFacts, 'size' | 'housing' | 'assurances'>[],
): LatestFound {
  const latest = <T>(valueOf: (found: (typeof facts)[number]) => T | null): T | null => {
    const found = facts.find((each) => valueOf(each) !== null)
    return found ? valueOf(found) : null
  }
  return {
    size: latest(({ size }) => size),
    grade: latest(({ housing }) => housing.grade),
    lacking: ASSURANCES.filter(
      (each) => latest(({ assurances }) => assurances[each])?.isMet === false,
    ),
  }
}
