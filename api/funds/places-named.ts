import type { AreaPath } from '../../db/values/areas'
import { listPlaces } from '../areas/places'
import { readPlace } from '../areas/read-place'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'

/** What reads a place and nothing else: 文峰镇, 全县, 巫溪县; null where some words are none, or several. */
export async function placeReader(
  ctx: RequestContext,
): Promise<(words: string) => AreaPath | null> {
  const { db } = ctx.deps.connection
  const places = await listPlaces(db, ctx)
  const whole = places.county ? await findArea(db, ctx.county, places.county) : undefined
  return (words) => {
    const plain = words.normalize('NFKC').trim()
    if (plain === '') return null
    if (plain === whole?.name) return whole.path
    const place = readPlace(plain, places)
    return place?.rest === '' ? place.areaPath : null
  }
}
