import type { AreaPath } from '../../db/values/areas'
import type { Db } from '../../db/client'
import { listPlaces, mayReach } from '../areas/places'
import { type AreaWithWords, findArea } from '../areas/words'
import { readPlace } from '../areas/read-place'
import type { RequestContext } from '../http/context'
import { levelOf } from './rules'
import type { NoticeLevel } from '../../db/values/rounds'

export interface PostingPlace extends AreaWithWords {
  noticeLevel: NoticeLevel
}

/**
 * Where a list is to be posted, as it is said: 宝坪村3社; without a word in the one area the actor works
 * in. Undefined where that tells no area of theirs.
 */
export async function findPostingPlace(
  tx: Db,
  ctx: RequestContext,
  text: string,
): Promise<PostingPlace | undefined> {
  const places = await listPlaces(tx, ctx)
  const said = text.normalize('NFKC').trim()
  const path = said === '' ? places.own : readPlace(said, places)?.areaPath
  return path ? placeAt(tx, ctx, path) : undefined
}

/** The same by its path. */
export async function placeAt(
  tx: Db,
  ctx: RequestContext,
  path: AreaPath,
): Promise<PostingPlace | undefined> {
  const noticeLevel = levelOf(path)
  if (!noticeLevel || !mayReach(ctx, path)) return undefined
  const area = await findArea(tx, ctx.county, path)
  return area && { ...area, noticeLevel }
}
