import type { OutsideEvaluationVarKinds } from '../../api/client'
import type { After, Ask, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'
import { say } from '../../api/client'

type Why = OutsideEvaluationVarKinds['evaluationWhy']

/** How a command about an evaluation may end besides well. */
export const evaluationRefusals = (
  hotline: string,
  whys: readonly Why[],
): Record<string, After> => ({
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
  not_found: endWith('evaluation.refused', { evaluationWhy: 'not_yours' }),
  ...Object.fromEntries(
    whys.map((evaluationWhy) => [evaluationWhy, endWith('evaluation.refused', { evaluationWhy })]),
  ),
})

export const refusedAsk = ({ hotline }: StepContext): Ask => ({
  say: [say('staff.refused', { hotline })],
})
export const droppedMove = { say: [say('evaluation.dropped', {})] }
