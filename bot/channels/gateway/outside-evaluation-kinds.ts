import type { VarKind } from '../../../api/client'
import { type KindShape, oneOf } from './kind'

/** Kinds about evaluation by outsiders. */
export const OUTSIDE_EVALUATION_KINDS = {
  missReason: oneOf(['absent', 'moved', 'refused']),
  sampleStatus: oneOf(['waiting', 'done', 'replaced', 'reserve']),
  exitRate: oneOf(['incidence', 'wrong_exit', 'missed', 'approval']),
  exitVerdict: oneOf(['pass', 'fail', 'unknown']),
  evaluationFinding: oneOf(['missed', 'wrong_exit']),
  evaluationWhy: oneOf([
    'locked',
    'given_up',
    'unknown_question',
    'no_answer',
    'done',
    'unanswered',
    'no_doubt',
    'not_yours',
    'households_left',
    'doubts_left',
    'nobody_asked',
    'not_locked',
    'feedback_lasts',
    'replies_left',
    'published',
    'feedback_over',
    'not_a_finding',
    'figure_missing',
  ]),
} as const satisfies Partial<Record<VarKind, KindShape>>
