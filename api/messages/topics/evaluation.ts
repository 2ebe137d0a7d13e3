import { PEER_TEMPLATES, type PeerVarKinds } from './peer-evaluations'

/** The kinds of words of what is said about assessment and whoever evaluates from outside. */
export interface EvaluationVarKinds extends PeerVarKinds {}

/** What is said about assessment, outside evaluation, satisfaction and the overview. */
export const EVALUATION_TEMPLATES = {
  ...PEER_TEMPLATES,
} as const
