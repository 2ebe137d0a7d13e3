import type { Flow } from '../conversation/flow'
import { appealAssessment } from './appeal-assessment'
import { decideAssessmentAppeal } from './decide-assessment-appeal'
import { moderateAssessment } from './moderate-assessment'
import { nameAssessors } from './name-assessors'
import { ownAppraisals } from './own-appraisals'
import { ownAssessment } from './own-assessment'
import { listAssessmentRuns, openAssessment, stepAssessment } from './run-assessment'
import { scoreAssessment } from './score-assessment'
import { settleAppraisal } from './settle-appraisal'
import { showAppraisals } from './show-appraisals'
import { showAssessments } from './show-assessments'
import { vetoAssessment } from './veto-assessment'

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
  nameAssessors,
  moderateAssessment,
  vetoAssessment,
  showAppraisals,
  settleAppraisal,
]
