import { EVALUATION_REFUSALS, type VarKind } from '../../../api/client'
import { type KindShape, oneOf } from './kind'

/** Kinds about evaluation by outsiders. */
export const OUTSIDE_EVALUATION_KINDS = {
  missReason: oneOf(['absent', 'moved', 'refused']),
  sampleStatus: oneOf(['waiting', 'done', 'replaced', 'reserve']),
  exitRate: oneOf(['incidence', 'wrong_exit', 'missed', 'approval']),
  exitVerdict: oneOf(['pass', 'fail', 'unknown']),
  evaluationFinding: oneOf(['missed', 'wrong_exit']),
  evaluationWhy: oneOf(EVALUATION_REFUSALS),
} as const satisfies Partial<Record<VarKind, KindShape>>
