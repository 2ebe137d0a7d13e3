import type { Flow } from '../conversation/flow'
import { ASSESSMENT_FLOWS } from './assessments-flows'

/** The flows of assessment, outside evaluation, satisfaction and the overview, a part of the registry. */
export const EVALUATION_FLOWS: readonly Flow[] = [...ASSESSMENT_FLOWS]
