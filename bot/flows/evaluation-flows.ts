import type { Flow } from '../conversation/flow'
import { OUTSIDE_EVALUATION_FLOWS } from './evaluations-flows'

/** The flows of assessment, outside evaluation, satisfaction and the overview, a part of the registry. */
export const EVALUATION_FLOWS: readonly Flow[] = [...OUTSIDE_EVALUATION_FLOWS]
