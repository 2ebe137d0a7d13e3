import type { Flow } from '../conversation/flow'
import { showOverview } from './show-overview'

/** The flows of assessment, outside evaluation, satisfaction and the overview, a part of the registry. */
export const EVALUATION_FLOWS: readonly Flow[] = [showOverview]
