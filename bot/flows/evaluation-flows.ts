import type { Flow } from '../conversation/flow'
import { SATISFACTION_FLOWS } from './satisfaction-flows'

/** The flows of assessment, outside evaluation, satisfaction and the overview, a part of the registry. */
export const EVALUATION_FLOWS: readonly Flow[] = [...SATISFACTION_FLOWS]
