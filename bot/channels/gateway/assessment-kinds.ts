import {
  APPRAISAL_REFUSALS,
  ASSESSMENT_GRADES,
  ASSESSMENT_KINDS,
  ASSESSMENT_REFUSALS,
  ASSESSMENT_STATUSES,
  ASSESSMENT_STEPS,
  type VarKind,
} from '../../../api/client'
import { type KindShape, oneOf, shape } from './kind'

/** Kinds about assessment 考核. */
export const ASSESSMENT_KIND_SHAPES = {
  assessmentKind: oneOf(ASSESSMENT_KINDS),
  assessmentStatus: oneOf(ASSESSMENT_STATUSES),
  assessmentGrade: oneOf(ASSESSMENT_GRADES),
  assessmentStep: oneOf(ASSESSMENT_STEPS),
  appraisalUse: oneOf(['performance', 'comprehensive']),
  assessmentWhy: oneOf(ASSESSMENT_REFUSALS),
  appraisalWhy: oneOf(APPRAISAL_REFUSALS),
  points: shape({ rows: [[850, 9_025, 10_000]], edges: [0], example: '8.5' }),
} satisfies Partial<Record<VarKind, KindShape>>
