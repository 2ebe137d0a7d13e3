import { zhAssessments } from './assessments'

export const zhEvaluation = {
  ...zhAssessments,
}
