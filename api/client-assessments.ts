// What the bot needs to know of assessment; a part of `client.ts`.
export {
  ASSESSMENT_STEPS,
  type AssessmentStep,
  type AssessmentVarKinds,
} from './messages/topics/assessments'
export type { OwnScore } from './assessments/own-scores'
export { ASSESSMENT_REFUSALS, type AssessmentRefusal } from './assessments/rules'
export { APPRAISAL_REFUSALS, type AppraisalRefusal } from './appraisals/rules'
export {
  ASSESSMENT_GRADES,
  ASSESSMENT_KINDS,
  ASSESSMENT_STATUSES,
  type AssessmentGrade,
  type AssessmentKind,
} from '../db/values/assessments'
