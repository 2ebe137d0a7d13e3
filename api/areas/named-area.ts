import type { AreaPath } from '../../db/values/areas'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import { listPlaces } from './places'
import { readPlace } from './read-place'
import { findArea } from './words'

/** An area as an office writes it: wuxi.tianyuan, 天元乡, 天元乡宝坪村, 巫溪县. */
export async function getNamedArea(tx: Db, ctx: RequestContext, said: string): Promise<AreaPath> {
  const text = said.trim()
  const area = await findArea(tx, ctx.county, text)
  if (area) return area.path
  const places = await listPlaces(tx, ctx)
  const whole = places.county ? await findArea(tx, ctx.county, places.county) : undefined
  if (whole?.name === text) return whole.path
  const place = readPlace(text.normalize('NFKC'), places)
  // An area and nothing more: 天元乡干部 is no place.
  if (!place?.areaPath || place.rest !== '') throw new ApiError('not_found', 'area')
  return place.areaPath
}
