import type { Db } from '../../db/client'
import { areaPlaces } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'

export interface AreaPlace {
  path: AreaPath
  /** In degrees. */
  latitude: number
  longitude: number
  /** How far the area reaches from there, in metres. */
  radiusM: number
  source: string
}

const MILLION = 1_000_000

/** Says where an area lies, for telling whether a visit was noted far from it; said again it is changed. */
export async function setAreaPlace(tx: Db, ctx: RequestContext, place: AreaPlace): Promise<void> {
  const { county } = ctx
  const { path, latitude, longitude, radiusM, source } = place
  const point = {
    latitudeE6: Math.round(latitude * MILLION),
    longitudeE6: Math.round(longitude * MILLION),
    radiusM,
    source,
  }
  await tx
    .insert(areaPlaces)
    .values({ county, path, ...point })
    .onConflictDoUpdate({ target: [areaPlaces.county, areaPlaces.path], set: point })
  await record(tx, ctx, { subject: `area:${path}`, type: 'area.placed', details: { ...point } })
}
