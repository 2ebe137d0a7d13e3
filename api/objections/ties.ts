import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { people, staff } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireUntied } from '../http/scope'
import { ApiError } from '../shared/errors'

/** Whether the actor's own phone stands in the register for a household: then it is theirs. */
export async function isOwnHousehold(
  db: Db,
  { county, actor }: Pick<RequestContext, 'county' | 'actor'>,
  householdId: string,
): Promise<boolean> {
  if (actor.kind !== 'staff') return false
  const phone = db
    .select({ index: staff.phoneIndex })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, actor.staffId)))
  const own = and(
    eq(people.county, county),
    eq(people.householdId, householdId),
    inArray(people.phoneIndex, phone),
  )
  return (await db.$count(people, own)) > 0
}

/** Neither kin nor the household itself, as when it is chosen who checks. */
export async function requireNeutral(
  db: Db,
  ctx: RequestContext,
  householdId: string,
): Promise<void> {
  requireUntied(ctx, householdId)
  if (await isOwnHousehold(db, ctx, householdId)) throw new ApiError('refused', 'tied')
}
