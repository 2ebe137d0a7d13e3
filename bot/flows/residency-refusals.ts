import type { ResidencyVarKinds } from '../../api/client'
import type { After } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'

type Why = ResidencyVarKinds['residencyWhy']

/** How what is done about days in the village, leave and recall may end otherwise. */
export const residencyRefusals = (
  hotline: string,
  whys: readonly Why[],
): Record<string, After> => ({
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
  not_found: endWith('residency.refused', { residencyWhy: 'unknown_code' }),
  ...Object.fromEntries(
    whys.map((residencyWhy) => [residencyWhy, endWith('residency.refused', { residencyWhy })]),
  ),
})

/** What the API takes of a reason. */
export const LONGEST_REASON = 300
export const JUDGE_WHYS = [
  'own',
  'tied',
  'already_judged',
  'no_reason',
  'id_number',
  'phone',
] as const
