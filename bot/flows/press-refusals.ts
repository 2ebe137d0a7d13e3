import type { PressVarKinds } from '../../api/client'
import type { After, Move } from '../conversation/flow'
import { say } from '../../api/client'
import { endSorry, endWith } from '../conversation/say'

/** How every command about the media may end badly. */
export const pressRefusals = (
  hotline: string,
  whys: readonly PressVarKinds['pressWhy'][],
): Record<string, After> => ({
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
  not_found: endWith('press.unknown_code'),
  ...Object.fromEntries(whys.map((pressWhy) => [pressWhy, endWith('press.refused', { pressWhy })])),
})

export const pressDropped: Move = { say: [say('press.dropped', {})] }
/** What the API takes of what is written about it. */
export const LONGEST_PRESS = 300
