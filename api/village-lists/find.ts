import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { villageListItems } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { ApiError } from '../shared/errors'

export type Item = typeof villageListItems.$inferSelect

/** A line by its code, held until the end, with whether it is the actor's own; for others' of their area. */
export async function lockItem(
  tx: Db,
  ctx: RequestContext,
  code: string,
): Promise<Item & { isOwner: boolean }> {
  const { staffId } = requireStaff(ctx)
  const [item] = await tx
    .select()
    .from(villageListItems)
    .where(and(eq(villageListItems.county, ctx.county), eq(villageListItems.code, code)))
    .for('update')
  if (!item) throw new ApiError('not_found', 'list_item')
  requireInScope(ctx, item.areaPath, 'list_item')
  return { ...item, isOwner: item.ownerId === staffId }
}

/** Changes a line the caller holds. */
export async function setItem(tx: Db, county: string, id: string, set: Partial<Item>) {
  await tx
    .update(villageListItems)
    .set(set)
    .where(and(eq(villageListItems.county, county), eq(villageListItems.id, id)))
}

/** Within its event: somebody's own words. */
export function sealWords(ctx: RequestContext, id: string, column: string, text: string): string {
  const place = { county: ctx.county, table: 'events', column, row: `list_item:${id}` }
  return ctx.deps.sealer.seal(place, text).toString('base64')
}
