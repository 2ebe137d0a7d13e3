import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, projects, spotChecks } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { areaAt } from '../shared/area-path'

const isUnder = (path: AreaPath) =>
  sql`(${projects.areaPath} = ${path} or ${projects.areaPath} like ${`${path}.%`})`

const isDrawn = (county: string) => sql<boolean>`exists (
  select from spot_checks k
   where k.county = ${county} and k.project_id = projects.id and k.status = 'drawn')`
// Named in full: the column alone would be the check's own.
const hasFailed = (county: string) => sql<boolean>`exists (
  select from spot_checks k
   where k.county = ${county} and k.project_id = projects.id and k.status = 'failed')`

/** Accepted projects of an area for which no lot was drawn yet; `mustBe`: one that failed a check before. */
export const listUndrawn = (db: Db, county: string, areaPath: AreaPath) =>
  db
    .select({ project: projects, mustBe: hasFailed(county) })
    .from(projects)
    .where(
      and(
        eq(projects.county, county),
        eq(projects.status, 'accepted'),
        isUnder(areaPath),
        sql`not ${isDrawn(county)}`,
      ),
    )
    .orderBy(asc(projects.id))

/** One draw after another in a county, so that no project is in two. */
export async function holdDraws(tx: Db, county: string, areaPath: AreaPath): Promise<void> {
  const [root = ''] = areaAt(areaPath, 'township').split('.')
  const rows = await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.path, root)))
    .for('no key update')
  if (rows.length === 0) throw new Error('a county without its area')
}

/** The check a project was drawn for and that is not made yet; the caller holds the project. */
export async function findDrawn(db: Db, county: string, projectId: string) {
  const [check] = await db
    .select()
    .from(spotChecks)
    .where(
      and(
        eq(spotChecks.county, county),
        eq(spotChecks.projectId, projectId),
        eq(spotChecks.status, 'drawn'),
      ),
    )
  return check
}
