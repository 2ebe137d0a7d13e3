import { PEER_TEMPLATES, type PeerVarKinds } from './peer-evaluations'
import { PRESS_TEMPLATES, type PressVarKinds } from './press-reports'

/** The kinds of words of what is said about assessment and whoever evaluates from outside. */
export interface EvaluationVarKinds extends PeerVarKinds, PressVarKinds {}

/** What is said about assessment, outside evaluation, satisfaction and the overview. */
export const EVALUATION_TEMPLATES = {
  ...PEER_TEMPLATES,
  ...PRESS_TEMPLATES,
} as const
