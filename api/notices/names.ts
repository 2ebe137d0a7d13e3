import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { noticeEntries, noticeVillages } from '../../db/schema'

/** One line of a list: a household, or of a list of villages a village. */
export interface Listed {
  name: string
  /** People of a household; null of a village. */
  size: number | null
  /** Of the household's group, or of the village. */
  areaPath: string
}

/** One condition for the count and the names, so that they never disagree. */
const stillListed = (
  table: typeof noticeEntries | typeof noticeVillages,
  county: string,
  noticeId: string,
) => and(eq(table.county, county), eq(table.noticeId, noticeId), ne(table.status, 'removed'))

/** How many stand on a list, of the one or the other. */
export async function countEntries(
  db: Db,
  county: string,
  noticeId: string,
): Promise<{ households: number; villages: number }> {
  return {
    households: await db.$count(noticeEntries, stillListed(noticeEntries, county, noticeId)),
    villages: await db.$count(noticeVillages, stillListed(noticeVillages, county, noticeId)),
  }
}

/** The names on a list, as the sheet on the wall has them. */
export async function listNames(db: Db, county: string, noticeId: string): Promise<Listed[]> {
  const households = await db
    .select({
      name: noticeEntries.headName,
      size: noticeEntries.size,
      areaPath: noticeEntries.areaPath,
    })
    .from(noticeEntries)
    .where(stillListed(noticeEntries, county, noticeId))
    .orderBy(
      asc(noticeEntries.areaPath),
      asc(noticeEntries.headName),
      asc(noticeEntries.householdId),
    )
  if (households.length > 0) return households
  return db
    .select({
      name: noticeVillages.villageName,
      size: sql<null>`null`,
      areaPath: noticeVillages.villagePath,
    })
    .from(noticeVillages)
    .where(stillListed(noticeVillages, county, noticeId))
    .orderBy(asc(noticeVillages.villagePath), asc(noticeVillages.villageCaseId))
}
