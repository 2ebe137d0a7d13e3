import type { Row } from './parts'
import { OUTSIDER_RIGHTS } from './rights-outsiders'

/** Who may do what about assessment, outside evaluation, satisfaction and the overview (domain.md 7). */
export const EVALUATION_RIGHTS = {
  ...OUTSIDER_RIGHTS,
} as const satisfies Record<string, Row>
