import { enAssessments } from './assessments'

export const enEvaluation = {
  ...enAssessments,
}
