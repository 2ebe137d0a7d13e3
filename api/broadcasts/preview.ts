import type { Db } from '../../db/client'
import type { BroadcastAudience } from '../../db/values/broadcasts'
import type { StaffRole } from '../../db/values/staff'
import { listPlaces, mayReach } from '../areas/places'
import { findArea } from '../areas/words'
import { getCounty } from '../counties/service'
import type { RequestContext } from '../http/context'
import { measureReach, type Reach } from './reach'
import { cleanBody, excessOf, wouldMislead } from './rules'
import { readWhom } from './whom'

interface Understood {
  areaPath: string
  /** In words. */
  area: string
  audience: BroadcastAudience
  roles: StaffRole[]
  /** The words that said to whom. */
  named: string
  body: string
  /** The whole county: asked for a second time. */
  isEverybody: boolean
}

/** What a notice written in one go would be; nothing is stored. */
export type Preview =
  /** The beginning names nobody in the writer's areas. `body`: what follows a word not known here. */
  | { state: 'whom'; body: string | null }
  | ({ state: 'body' } & Understood)
  | ({ state: 'too_long'; over: number } & Understood)
  /** `isDayUnclear`: too late for today, and its 明天 would be another day tomorrow. */
  | ({ state: 'nobody' | 'ready'; reach: Reach; isDayUnclear: boolean } & Understood)

export async function previewBroadcast(
  tx: Db,
  ctx: RequestContext,
  { text }: { text: string },
): Promise<Preview> {
  const { county, now } = ctx
  const whom = readWhom(text, await listPlaces(tx, ctx))
  if (whom && 'unknown' in whom) return { state: 'whom', body: whom.body }
  const area = whom && mayReach(ctx, whom.areaPath) && (await findArea(tx, county, whom.areaPath))
  // 宝坪村9社 may not exist.
  if (!whom || !area) return { state: 'whom', body: null }
  const body = cleanBody(whom.body)
  const isEverybody = area.level === 'county'
  const understood = { ...whom, area: area.name, body, isEverybody }
  if (body === '') return { state: 'body', ...understood }
  const over = excessOf((await getCounty(tx, county)).signature, body)
  if (over > 0) return { state: 'too_long', over, ...understood }
  const reach = await measureReach(tx, ctx, whom, body)
  const isDayUnclear = wouldMislead(body, now, now)
  return { state: reach.recipients > 0 ? 'ready' : 'nobody', reach, isDayUnclear, ...understood }
}
