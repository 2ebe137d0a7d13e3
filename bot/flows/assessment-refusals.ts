import { type AssessmentRefusal, say } from '../../api/client'
import type { After, Move } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'

export const assessmentDropped: Move = { say: [say('assessment.dropped', {})] }

/** How a command about an assessment ends where it is refused. */
export const assessmentRefusals = (
  hotline: string,
  whys: readonly AssessmentRefusal[],
): Record<string, After> => ({
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
  not_found: endWith('assessment.unknown_code'),
  ...Object.fromEntries(
    whys.map((assessmentWhy) => [assessmentWhy, endWith('assessment.refused', { assessmentWhy })]),
  ),
})
