import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentScores } from '../../db/schema'

export type Score = typeof assessmentScores.$inferSelect

/** The scores of an assessment that count: the last of each assessor; all of it, or of one of them. */
export async function listScores(
  db: Db,
  county: string,
  assessmentId: string,
  of: { staffId?: string } = {},
): Promise<Score[]> {
  const rows = await db
    .select()
    .from(assessmentScores)
    .where(
      and(
        eq(assessmentScores.county, county),
        eq(assessmentScores.assessmentId, assessmentId),
        of.staffId === undefined ? undefined : eq(assessmentScores.staffId, of.staffId),
      ),
    )
    .orderBy(
      assessmentScores.subjectKey,
      assessmentScores.itemCode,
      assessmentScores.staffId,
      desc(assessmentScores.seq),
    )
  const last = new Map<string, Score>()
  for (const row of rows) {
    const key = `${row.subjectKey} ${row.itemCode} ${row.staffId}`
    if (!last.has(key)) last.set(key, row)
  }
  return [...last.values()]
}

/** Scores by `subject item`. */
export const byPlace = (scores: readonly Score[]) =>
  Map.groupBy(scores, (score) => placeOf(score.subjectKey, score.itemCode))

export const placeOf = (subjectKey: string, itemCode: string) => `${subjectKey} ${itemCode}`

/** Whoever gave any score of an assessment. */
export async function listScorers(
  tx: Db,
  county: string,
  assessmentId: string,
): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ staffId: assessmentScores.staffId })
    .from(assessmentScores)
    .where(
      and(eq(assessmentScores.county, county), eq(assessmentScores.assessmentId, assessmentId)),
    )
  return new Set(rows.map(({ staffId }) => staffId))
}

/** Whether somebody gave any score of an assessment. */
export const hasScored = async (tx: Db, county: string, assessmentId: string, staffId: string) =>
  (await listScorers(tx, county, assessmentId)).has(staffId)
