import type { Flow } from '../conversation/flow'
import { ASSESSMENT_FLOWS } from './assessments-flows'
import { OUTSIDE_EVALUATION_FLOWS } from './evaluations-flows'
import { PEER_FLOWS } from './peer-flows'
import { PRESS_FLOWS } from './press-flows'
import { RESIDENCY_FLOWS } from './residency-flows'
import { SATISFACTION_FLOWS } from './satisfaction-flows'
import { showAnnualReport } from './show-annual-report'
import { showOverview } from './show-overview'

/** The flows of assessment, outside evaluation, satisfaction and the overview, a part of the registry. */
export const EVALUATION_FLOWS: readonly Flow[] = [
  ...OUTSIDE_EVALUATION_FLOWS,
  ...PEER_FLOWS,
  ...PRESS_FLOWS,
  ...ASSESSMENT_FLOWS,
  ...RESIDENCY_FLOWS,
  ...SATISFACTION_FLOWS,
  showAnnualReport,
  showOverview,
]
