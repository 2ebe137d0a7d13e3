import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcasts, households, relays } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { inScope, requireStaff } from '../http/scope'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { RelayAction, Telling, Untelling } from './input'
import { broadcastOf, householdOf } from './open'

/**
 * Ticks households off: somebody told them. Who was ticked off already stays as they were, so that of
 * two at once one does.
 */
export async function tellHouseholds(
  tx: Db,
  ctx: RequestContext,
  given: Telling,
): Promise<Outcome> {
  const { staffId } = requireStaff(ctx)
  const { how } = given
  const held = await hold(tx, ctx, given)
  const ids = held.filter(({ toldAt }) => toldAt === null).map((each) => each.householdId)
  await change(tx, ctx, given.broadcastId, ids, {
    set: { toldAt: ctx.now, toldBy: staffId, how },
    type: 'relay.told',
    details: { how },
  })
  return { code: 'told', vars: { told: ids.length } }
}

/** Puts households back on the list that were ticked off by mistake. */
export async function untellHouseholds(
  tx: Db,
  ctx: RequestContext,
  given: Untelling,
): Promise<Outcome> {
  const held = await hold(tx, ctx, given)
  const ids = held.filter(({ toldAt }) => toldAt !== null).map((each) => each.householdId)
  await change(tx, ctx, given.broadcastId, ids, {
    set: { toldAt: null, toldBy: null, how: null },
    type: 'relay.untold',
    details: {},
  })
  return { code: 'untold', vars: { count: ids.length } }
}

export const actOnRelays = (tx: Db, ctx: RequestContext, { type, ...given }: RelayAction) =>
  type === 'told'
    ? tellHouseholds(tx, ctx, { how: 'in_person', ...given })
    : untellHouseholds(tx, ctx, given)

/** All of them, or none: what is not the actor's is not there for them. */
async function hold(
  tx: Db,
  ctx: RequestContext,
  { broadcastId, householdIds }: Untelling,
): Promise<{ householdId: string; toldAt: Date | null }[]> {
  const { county } = ctx
  const ids = [...new Set(householdIds)]
  const rows = await tx
    .select({ householdId: relays.householdId, toldAt: relays.toldAt })
    .from(relays)
    .innerJoin(households, householdOf(county))
    .innerJoin(broadcasts, broadcastOf(county))
    .where(
      and(
        eq(relays.county, county),
        eq(relays.broadcastId, broadcastId),
        inArray(relays.householdId, ids),
        inScope(ctx, households.areaPath),
      ),
    )
    .orderBy(asc(relays.householdId))
    .for('update', { of: relays })
  if (rows.length < ids.length) throw new ApiError('not_found', 'relay')
  return rows
}

interface Change {
  set: Partial<typeof relays.$inferInsert>
  type: 'relay.told' | 'relay.untold'
  details: Record<string, unknown>
}

async function change(
  tx: Db,
  ctx: RequestContext,
  broadcastId: string,
  ids: readonly string[],
  { set, type, details }: Change,
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .update(relays)
    .set(set)
    .where(
      and(
        eq(relays.county, ctx.county),
        eq(relays.broadcastId, broadcastId),
        inArray(relays.householdId, [...ids]),
      ),
    )
  const events = ids.map((id) => ({ subject: `relay:${broadcastId}:${id}`, type, details }))
  await recordMany(tx, ctx, events)
}
