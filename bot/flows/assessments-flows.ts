import type { Flow } from '../conversation/flow'
import { appealAssessment } from './appeal-assessment'
import { decideAssessmentAppeal } from './decide-assessment-appeal'
import { ownAppraisals } from './own-appraisals'
import { ownAssessment } from './own-assessment'
import { listAssessmentRuns, openAssessment, stepAssessment } from './run-assessment'
import { scoreAssessment } from './score-assessment'
import { showAssessments } from './show-assessments'

/** The flows of assessment 考核, a part of the registry. */
export const ASSESSMENT_FLOWS: readonly Flow[] = [
  scoreAssessment,
  ownAssessment,
  appealAssessment,
  showAssessments,
  listAssessmentRuns,
  openAssessment,
  stepAssessment,
  decideAssessmentAppeal,
  ownAppraisals,
]
