import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, noticeEntries, noticeVillages } from '../../db/schema'
import type { NoticeLevel } from '../../db/values/rounds'
import { areaAt } from '../shared/area-path'

/** One line of a list, as sheet and page have it: a household, or of a list of villages a village. */
export interface ShownEntry {
  name: string
  /** Where: village and group, or what of it the heading does not say already. */
  place: string
  /** People of a household; null of a village. */
  size: number | null
}

/**
 * Whom: `standing` are those whom no decision took off since; `as_drawn` is everybody the sheet was
 * drawn up with, which its fingerprint holds for.
 */
export type Extent = 'standing' | 'as_drawn'

/** One condition for the count and the names, so that they never disagree. */
const isListed = (
  table: typeof noticeEntries | typeof noticeVillages,
  county: string,
  noticeId: string,
  extent: Extent,
) => {
  const isStanding = extent === 'standing' ? ne(table.status, 'removed') : undefined
  return and(eq(table.county, county), eq(table.noticeId, noticeId), isStanding)
}

/** How many stand on a list, of the one or the other. */
export async function countEntries(
  db: Db,
  county: string,
  noticeId: string,
  extent: Extent = 'standing',
): Promise<{ households: number; villages: number }> {
  return {
    households: await db.$count(noticeEntries, isListed(noticeEntries, county, noticeId, extent)),
    villages: await db.$count(noticeVillages, isListed(noticeVillages, county, noticeId, extent)),
  }
}

/** Brings 2社 before 10社. */
const BY_NUMBER = new Intl.Collator('en', { numeric: true })

/** The names on a list, in the order of the sheet on the wall. */
export async function listEntries(
  db: Db,
  county: string,
  { id, level }: { id: string; level: NoticeLevel },
  extent: Extent,
): Promise<ShownEntry[]> {
  const listed = await listNames(db, county, id, extent)
  const paths = listed.map(({ areaPath }) => areaAt(areaPath, 'village'))
  const villages = await villageNames(db, county, paths)
  return listed
    .toSorted((a, b) => BY_NUMBER.compare(a.areaPath, b.areaPath))
    .map(({ name, size, areaPath }) => {
      const group = areaPath.split('.')[3]
      const village = villages.get(areaAt(areaPath, 'village')) ?? ''
      // The heading of a list below the township names the village already.
      const isPlain = group !== undefined && level !== 'township'
      return { name, size, place: (isPlain ? '' : village) + (group ? `${group}社` : '') }
    })
}

interface Named {
  name: string
  size: number | null
  /** Of the household's group, or of the village. */
  areaPath: string
}

async function listNames(
  db: Db,
  county: string,
  noticeId: string,
  extent: Extent,
): Promise<Named[]> {
  const households = await db
    .select({
      name: noticeEntries.headName,
      size: noticeEntries.size,
      areaPath: noticeEntries.areaPath,
    })
    .from(noticeEntries)
    .where(isListed(noticeEntries, county, noticeId, extent))
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
    .where(isListed(noticeVillages, county, noticeId, extent))
    .orderBy(asc(noticeVillages.villagePath), asc(noticeVillages.villageCaseId))
}

async function villageNames(db: Db, county: string, paths: readonly string[]) {
  const rows = await db
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(and(eq(areas.county, county), inArray(areas.path, [...new Set(paths)])))
  return new Map(rows.map(({ path, name }) => [path, name]))
}
