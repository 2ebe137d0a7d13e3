import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { RequestContext } from '../http/context'
import { areaAt, contains } from '../shared/area-path'
import { listNamedAreas, type NamedArea } from './names'
import { bareName } from './segment'

/** An area under every name people use for it, in and out of its township. */
export interface Place {
  path: AreaPath
  names: readonly string[]
}

export interface Places {
  townships: readonly Place[]
  villages: readonly Place[]
  /** 全县 where the whole county is the writer's; else null. */
  county: AreaPath | null
  /** What 全乡 and an audience alone mean: the one area the writer works in, where it is one. */
  own: AreaPath | null
}

/** Whether an area lies where the actor may do what is asked. */
export const mayReach = ({ grant }: RequestContext, path: string): boolean =>
  grant.reach === 'all' ||
  (grant.reach !== 'own' && grant.areaPaths.some((each) => contains(each, path)))

/** The places the actor may reach, by all their names. */
export async function listPlaces(tx: Db, ctx: RequestContext): Promise<Places> {
  const { county, grant } = ctx
  const areaPaths = 'areaPaths' in grant ? grant.areaPaths : []
  const isRoot = grant.reach === 'all' ? eq(areas.level, 'county') : inArray(areas.path, areaPaths)
  const held = await tx
    .select({ path: areas.path, successorPath: areas.successorPath })
    .from(areas)
    .where(and(eq(areas.county, county), isRoot))
  const roots = held.map(({ path }) => path)
  const [own = null, ...more] = new Set(held.map((area) => area.successorPath ?? area.path))
  const townshipRoots = [...new Set(roots.map((path) => areaAt(path, 'township')))]
  // Of a group the village is named, too: 宝坪村3社.
  const villageRoots = [...new Set(roots.map((path) => areaAt(path, 'village')))]
  const villages = await listAll(tx, county, 'village', villageRoots)
  const isAround = (path: AreaPath) => roots.some((root) => contains(path, root))
  return {
    // A township tells its village from another's of the same name.
    townships: (await listAll(tx, county, 'township', townshipRoots)).map(toPlace),
    villages: villages.map(toPlace).filter(({ path }) => mayReach(ctx, path) || isAround(path)),
    county: grant.reach === 'all' ? own : null,
    own: grant.reach === 'all' || more.length > 0 ? null : own,
  }
}

async function listAll(
  tx: Db,
  county: string,
  level: 'township' | 'village',
  roots: readonly string[],
): Promise<NamedArea[]> {
  const lists: NamedArea[] = []
  for (const path of roots) lists.push(...(await listNamedAreas(tx, county, level, path)))
  return lists
}

const toPlace = ({ path, name, otherNames }: NamedArea): Place => ({
  path,
  names: [...new Set([name, ...otherNames].flatMap((each) => [each, bareName(each)]))],
})
