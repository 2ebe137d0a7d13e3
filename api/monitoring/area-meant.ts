import { sql, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { areas } from '../../db/schema'
import { and, eq, inArray } from 'drizzle-orm'
import type { AreaPath } from '../../db/values/areas'
import { listPlaces, mayReach } from '../areas/places'
import { readPlace } from '../areas/read-place'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { inScope } from '../http/scope'
import { areaAt } from '../shared/area-path'

/** The area a list is of: one that is named, or all that is the actor's. */
export interface AreaMeant {
  /** In words; empty where the actor's are several. */
  name: string
  /** Null: all that is the actor's, and that is not one area. */
  path: AreaPath | null
  within: (areaPath: PgColumn) => SQL | undefined
}

/** 宝坪村, 天元乡, 全县; without a word where the actor works. Null where none of theirs is named. */
export async function findAreaMeant(ctx: RequestContext, text: string): Promise<AreaMeant | null> {
  const { db } = ctx.deps.connection
  const places = await listPlaces(db, ctx)
  const said = text.normalize('NFKC').trim()
  const named = said === '' ? places.own : readPlace(said, places)?.areaPath
  // Whoever works in the whole county has no area of their own there.
  const path = named ?? (said === '' ? places.county : null)
  if (said !== '' && (!path || !mayReach(ctx, path))) return null
  const area = path ? await findArea(db, ctx.county, path) : undefined
  const scope = (areaPath: PgColumn) => inScope(ctx, areaPath)
  if (!path || !area) return { name: '', path: null, within: scope }
  const inArea = (areaPath: PgColumn) =>
    sql`(${areaPath} = ${path} or ${areaPath} like ${`${path}.%`})`
  return { name: area.name, path, within: (each) => and(scope(each), inArea(each)) }
}

/** Into what a list of an area falls: a county into townships, what lies between it and a village into villages. */
export const partOf = (path: AreaPath | null, household: AreaPath): AreaPath =>
  areaAt(household, path?.split('.').length === 1 ? 'township' : 'village')

/** How many rows lie in each part, the most first, with the part's name. */
export async function countParts(
  ctx: RequestContext,
  { path }: AreaMeant,
  areaPaths: readonly AreaPath[],
): Promise<{ area: string; households: number }[]> {
  const counts = Map.groupBy(areaPaths, (each) => partOf(path, each))
  if (counts.size === 0) return []
  const rows = await ctx.deps.connection.db
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(and(eq(areas.county, ctx.county), inArray(areas.path, [...counts.keys()])))
  const names = new Map(rows.map((row) => [row.path, row.name]))
  return [...counts]
    .map(([part, some]) => ({ area: names.get(part) ?? '', households: some.length }))
    .toSorted((a, b) => b.households - a.households || (a.area < b.area ? -1 : 1))
}
