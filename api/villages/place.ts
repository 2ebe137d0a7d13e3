import type { AreaLevel, AreaPath } from '../../db/values/areas'
import { listPlaces } from '../areas/places'
import { readPlace } from '../areas/read-place'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { homeAreasOf } from '../links/home-areas'
import { areaAt } from '../shared/area-path'
import { findStaffOfContact } from '../staff/actors'

/** A place as somebody worded it. */
export type PlaceMeant =
  | {
      state: 'found'
      areaPath: AreaPath
      area: string
      /** A villager group is taken for its village. */
      level: Exclude<AreaLevel, 'group'>
      /** It lies in, or is; null for the county. */
      township: { areaPath: AreaPath; area: string } | null
      /** What was said behind it. */
      rest: string
    }
  /** Several have the name: the township tells them apart. */
  | { state: 'several' }
  | { state: 'unknown' }

/**
 * The place a text names, one's own before another of the name; without a word one's own: where a member
 * of staff works or a linked household lives.
 */
export async function readPlaceMeant(
  ctx: RequestContext,
  { text }: { text: string },
): Promise<PlaceMeant> {
  const said = text.normalize('NFKC').trim()
  const homes = await listHomes(ctx)
  if (said === '') return homes[0] ? describe(ctx, homes[0], '') : { state: 'unknown' }
  const own = await readWithin(ctx, said, { reach: 'area', areaPaths: homes })
  if (own.state === 'found' && homes.length > 0) return own
  return readWithin(ctx, said, { reach: 'all' })
}

async function readWithin(
  ctx: RequestContext,
  said: string,
  grant: RequestContext['grant'],
): Promise<PlaceMeant> {
  const places = await listPlaces(ctx.deps.connection.db, { ...ctx, grant })
  const place = readPlace(said, places)
  if (place?.areaPath) return describe(ctx, place.areaPath, place.rest)
  const whole = places.county
  const county = whole ? await findArea(ctx.deps.connection.db, ctx.county, whole) : undefined
  if (county && said.startsWith(county.name))
    return describe(ctx, county.path, said.slice(county.name.length).trim())
  return { state: place ? 'unknown' : 'several' }
}

async function describe(ctx: RequestContext, path: AreaPath, rest: string): Promise<PlaceMeant> {
  const areaPath = areaAt(path, 'village')
  const { db } = ctx.deps.connection
  const area = await findArea(db, ctx.county, areaPath)
  if (!area || area.level === 'group') return { state: 'unknown' }
  const around = await findArea(db, ctx.county, areaAt(path, 'township'))
  const township =
    around?.level === 'township' ? { areaPath: around.path, area: around.name } : null
  return { state: 'found', areaPath, area: area.name, level: area.level, township, rest }
}

/** The areas somebody works in, or the villages of the households they speak for. */
async function listHomes(ctx: RequestContext): Promise<AreaPath[]> {
  const { county, actor, deps } = ctx
  if (actor.kind === 'staff') return actor.roles.map(({ areaPath }) => areaPath)
  if (actor.kind !== 'contact') return []
  const staff = await findStaffOfContact(deps.connection.sql, county, actor.contactId)
  if (staff) return staff.roles.map(({ areaPath }) => areaPath)
  const homes = await homeAreasOf(deps.connection.db, county, actor.contactId)
  return homes.map((areaPath) => areaAt(areaPath, 'village'))
}
