import { ANNUAL_REPORT_TEMPLATES } from './annual-reports'
import { ASSESSMENT_TEMPLATES, type AssessmentVarKinds } from './assessments'
import { OUTSIDE_EVALUATION_TEMPLATES, type OutsideEvaluationVarKinds } from './evaluations'
import { OVERVIEW_TEMPLATES, type OverviewVarKinds } from './overview'
import { PEER_TEMPLATES, type PeerVarKinds } from './peer-evaluations'
import { PRESS_TEMPLATES, type PressVarKinds } from './press-reports'
import { RESIDENCY_TEMPLATES, type ResidencyVarKinds } from './residency'
import { SATISFACTION_TEMPLATES, type SatisfactionVarKinds } from './satisfaction'

/** The kinds of words of what is said about assessment and whoever evaluates from outside. */
export interface EvaluationVarKinds
  extends
    OutsideEvaluationVarKinds,
    AssessmentVarKinds,
    PeerVarKinds,
    PressVarKinds,
    ResidencyVarKinds,
    OverviewVarKinds,
    SatisfactionVarKinds {}

/** What is said about assessment, outside evaluation, satisfaction and the overview. */
export const EVALUATION_TEMPLATES = {
  ...OUTSIDE_EVALUATION_TEMPLATES,
  ...ASSESSMENT_TEMPLATES,
  ...PEER_TEMPLATES,
  ...PRESS_TEMPLATES,
  ...RESIDENCY_TEMPLATES,
  ...OVERVIEW_TEMPLATES,
  ...ANNUAL_REPORT_TEMPLATES,
  ...SATISFACTION_TEMPLATES,
} as const
