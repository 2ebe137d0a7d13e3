import type { Flow } from '../conversation/flow'
import { RESIDENCY_FLOWS } from './residency-flows'

/** The flows of assessment, outside evaluation, satisfaction and the overview, a part of the registry. */
export const EVALUATION_FLOWS: readonly Flow[] = [...RESIDENCY_FLOWS]
