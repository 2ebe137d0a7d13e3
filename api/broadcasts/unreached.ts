import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { findAudience, membersOf } from './audience'
import type { Target } from './draft'
import { getBroadcast } from './find'

export interface UnreachedHousehold {
  householdId: string
  /** Of its villager group, or its village. */
  areaPath: string
  head: string
  /** `no_phone` at all, all `stopped`, or phones nothing can be sent to. */
  why: 'no_phone' | 'stopped' | 'unreachable'
}

/** Households of a notice's audience that no contact of theirs brings it to, by group. */
export async function listUnreached(
  tx: Db,
  ctx: RequestContext,
  broadcastId: string,
): Promise<UnreachedHousehold[]> {
  const broadcast = await getBroadcast(tx, ctx, { id: broadcastId })
  return broadcast.audience === 'staff' ? [] : listUnreachedIn(tx, ctx, broadcast)
}

/**
 * The same of some villages once the contacts of their phones are made: one whose phone got none is not
 * reached either.
 */
export async function listUnreachedIn(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  broadcast: Target,
  villages?: readonly string[],
): Promise<UnreachedHousehold[]> {
  const { county } = ctx
  const audience = await findAudience(tx, county, broadcast)
  const only = villages ? { villages } : {}
  const isKnown = villages ? sql`b.contact_id is not null` : sql`true`
  const rows = await tx.execute<UnreachedHousehold & Record<string, unknown>>(sql`
    ${membersOf(ctx, audience, { ...only, strangers: true })},
    standing as (
      select w.home_id, bool_or(not b.has_stopped and b.fault is null and ${isKnown}) as is_reached,
             bool_or(not b.has_stopped) as is_wanted
        from way w join best b on b.key = w.key group by 1
    )
    select h.id as "householdId", h.area_path as "areaPath", h.head_name as head,
           case when s.home_id is null then 'no_phone'
                when s.is_wanted then 'unreachable' else 'stopped' end as why
      from home join households h on h.county = ${county} and h.id = home.id
      left join standing s on s.home_id = home.id
     where s.home_id is null or not s.is_reached
     order by h.area_path, h.head_name, h.id`)
  return [...rows]
}
