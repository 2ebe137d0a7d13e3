import { SATISFACTION_WHYS } from '../../api/client'
import type { After } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'

/** How any command about a survey can end but well. */
export const satisfactionRefusals = (hotline: string): Record<string, After> => ({
  ...Object.fromEntries(
    SATISFACTION_WHYS.map((why) => [why, endWith('satisfaction.refused', { why })]),
  ),
  not_found: endWith('satisfaction.not_found'),
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
})
