import { and, eq, inArray } from 'drizzle-orm'
import { assessmentAppeals, assessments } from '../../db/schema'
import type { Holding } from './guards'

/** What must still be so of an assessment. */
export type AssessmentGuard =
  /** The assessed see their draft, and may say something against it. */
  'assessment_draft' | 'assessment_appeal_open'

export const ASSESSMENT_HOLDING = {
  assessment_draft: (tx, { county }, ids) =>
    tx
      .select({ id: assessments.id })
      .from(assessments)
      .where(
        and(
          eq(assessments.county, county),
          inArray(assessments.id, ids),
          eq(assessments.status, 'draft'),
        ),
      ),
  assessment_appeal_open: (tx, { county }, ids) =>
    tx
      .select({ id: assessmentAppeals.id })
      .from(assessmentAppeals)
      .where(
        and(
          eq(assessmentAppeals.county, county),
          inArray(assessmentAppeals.id, ids),
          eq(assessmentAppeals.status, 'open'),
        ),
      ),
} as const satisfies Record<AssessmentGuard, Holding>
