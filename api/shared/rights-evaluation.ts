import type { Row } from './parts'
import { ASSESSMENT_RIGHTS } from './rights-assessments'
import { OUTSIDE_EVALUATION_RIGHTS } from './rights-evaluations'
import { OUTSIDER_RIGHTS } from './rights-outsiders'
import { OVERVIEW_RIGHTS } from './rights-overview'
import { RESIDENCY_RIGHTS } from './rights-residency'
import { SATISFACTION_RIGHTS } from './rights-satisfaction'

/** Who may do what about assessment, outside evaluation, satisfaction and the overview (domain.md 7). */
export const EVALUATION_RIGHTS = {
  ...ASSESSMENT_RIGHTS,
  ...OUTSIDE_EVALUATION_RIGHTS,
  ...OUTSIDER_RIGHTS,
  ...OVERVIEW_RIGHTS,
  ...RESIDENCY_RIGHTS,
  ...SATISFACTION_RIGHTS,
} as const satisfies Record<string, Row>
