import {
  APPRAISAL_REFUSALS,
  ASSESSMENT_GRADES,
  ASSESSMENT_KINDS,
  ASSESSMENT_REFUSALS,
  ASSESSMENT_STATUSES,
  ASSESSMENT_STEPS,
  type AssessmentVarKinds,
} from '../../../api/client'

/** Every value of each kind about assessment, the words of a refusal among them. */
export const ASSESSMENT_VALUES: {
  [K in keyof AssessmentVarKinds]: readonly AssessmentVarKinds[K][]
} = {
  assessmentKind: ASSESSMENT_KINDS,
  assessmentStatus: ASSESSMENT_STATUSES,
  assessmentGrade: ASSESSMENT_GRADES,
  assessmentStep: ASSESSMENT_STEPS,
  appraisalUse: ['performance', 'comprehensive'],
  assessmentWhy: ASSESSMENT_REFUSALS,
  appraisalWhy: APPRAISAL_REFUSALS,
  points: [0, 99_99, 100_00],
}
