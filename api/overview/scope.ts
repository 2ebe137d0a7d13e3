import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas } from '../../db/schema'
import type { AreaLevel, AreaPath } from '../../db/values/areas'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { ApiError } from '../shared/errors'

export interface OverviewArea {
  path: AreaPath
  name: string
  level: Exclude<AreaLevel, 'group'>
}

/** The county, township or village somebody asks about; one out of their reach, or a villager group, is not there. */
export async function getOverviewArea(
  tx: Db,
  ctx: RequestContext,
  areaPath: AreaPath | undefined,
): Promise<OverviewArea> {
  const path = areaPath ?? (await homeOf(tx, ctx))
  requireInScope(ctx, path, 'area')
  const area = await findArea(tx, ctx.county, path)
  if (!area || area.level === 'group') throw new ApiError('not_found', 'area')
  return { path: area.path, name: area.name, level: area.level }
}

/** Where nobody says which: the actor's own, the widest first. */
async function homeOf(tx: Db, { grant, county }: RequestContext): Promise<AreaPath> {
  if ('areaPaths' in grant) {
    const [widest] = grant.areaPaths.toSorted(
      (a, b) => a.split('.').length - b.split('.').length || (a < b ? -1 : 1),
    )
    if (widest !== undefined) return widest
  }
  return countyPath(tx, county)
}

export async function countyPath(tx: Db, county: string): Promise<AreaPath> {
  const [root] = await tx
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.level, 'county')))
  if (!root) throw new ApiError('not_found', 'area')
  return root.path
}
