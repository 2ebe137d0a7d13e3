import type { Db } from '../../db/client'
import type { BroadcastAudience } from '../../db/values/broadcasts'
import type { StaffRole } from '../../db/values/staff'
import { listPlaces, mayReach } from '../areas/places'
import { findArea } from '../areas/words'
import { getCounty } from '../counties/service'
import type { RequestContext } from '../http/context'
import { measureReach, type Reach } from './reach'
import { cleanBody, excessOf } from './rules'
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
  /** The beginning names nobody in the writer's areas. */
  | { state: 'whom' }
  | ({ state: 'body' } & Understood)
  | ({ state: 'too_long'; over: number } & Understood)
  | ({ state: 'nobody' | 'ready'; reach: Reach } & Understood)

export async function previewBroadcast(
  tx: Db,
  ctx: RequestContext,
  { text }: { text: string },
): Promise<Preview> {
  const { county } = ctx
  const whom = readWhom(text, await listPlaces(tx, ctx))
  const area = whom && mayReach(ctx, whom.areaPath) && (await findArea(tx, county, whom.areaPath))
  // 宝坪村9社 may not exist.
  if (!whom || !area) return { state: 'whom' }
  const body = cleanBody(whom.body)
  const isEverybody = area.level === 'county'
  const understood = { ...whom, area: area.name, body, isEverybody }
  if (body === '') return { state: 'body', ...understood }
  const over = excessOf((await getCounty(tx, county)).signature, body)
  if (over > 0) return { state: 'too_long', over, ...understood }
  const reach = await measureReach(tx, ctx, whom, body)
  return { state: reach.recipients > 0 ? 'ready' : 'nobody', reach, ...understood }
}
