import { ASSESSMENT_RIGHTS } from './rights-assessments'
import { OUTSIDER_RIGHTS } from './rights-outsiders'
import { OUTSIDE_EVALUATION_RIGHTS } from './rights-evaluations'
import { STAFF_ROLES } from '../../db/values/staff'
import { type Row, everyone, FIELD, forRoles, SURVEYORS, TOWNSHIP } from './parts'

/** Who may do what about assessment, outside evaluation, satisfaction and the overview (domain.md 7). */
export const EVALUATION_RIGHTS = {
  ...OUTSIDE_EVALUATION_RIGHTS,
  ...ASSESSMENT_RIGHTS,
  ...OUTSIDER_RIGHTS,
  ...forRoles,
} as const satisfies Record<string, Row>
