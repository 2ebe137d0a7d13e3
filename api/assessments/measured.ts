import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentItems } from '../../db/schema'
import { placeOf } from './scores'

/** Where something was counted: nobody scores that. */
export async function listMeasured(db: Db, county: string, assessmentId: string) {
  const rows = await db
    .select({ subjectKey: assessmentItems.subjectKey, itemCode: assessmentItems.itemCode })
    .from(assessmentItems)
    .where(
      and(
        eq(assessmentItems.county, county),
        eq(assessmentItems.assessmentId, assessmentId),
        isNotNull(assessmentItems.good),
      ),
    )
    .orderBy(asc(assessmentItems.subjectKey), asc(assessmentItems.itemCode))
  return new Set(rows.map(({ subjectKey, itemCode }) => placeOf(subjectKey, itemCode)))
}
