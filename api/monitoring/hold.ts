import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireInScope, requireUntied } from '../http/scope'
import { ApiError } from '../shared/errors'

/** A household held until the end, by somebody whose it is to decide about it. */
export async function holdHousehold(tx: Db, ctx: RequestContext, id: string) {
  const [household] = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, ctx.county), eq(households.id, id)))
    .for('update')
  if (!household) throw new ApiError('not_found', 'household')
  requireInScope(ctx, household.areaPath, 'household')
  requireUntied(ctx, id)
  return household
}
