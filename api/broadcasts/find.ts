import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { broadcasts } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { ApiError } from '../shared/errors'
import type { Narrowing } from './draft'
import type { StoredReach } from './reach'

export type Which = { code: string } | { id: string }

type Row = typeof broadcasts.$inferSelect
export type Broadcast = Omit<Row, 'narrowing' | 'reach'> & {
  narrowing: Narrowing
  reach: StoredReach
}

/** A broadcast all of whose areas are the actor's; `lock` holds it until the end of the transaction. */
export async function getBroadcast(
  tx: Db,
  ctx: RequestContext,
  which: Which,
  { lock = false } = {},
): Promise<Broadcast> {
  const is = 'code' in which ? eq(broadcasts.code, which.code) : eq(broadcasts.id, which.id)
  const query = tx
    .select()
    .from(broadcasts)
    .where(and(eq(broadcasts.county, ctx.county), is))
  const [row] = lock ? await query.for('update') : await query
  if (!row) throw new ApiError('not_found', 'broadcast')
  for (const path of row.areas) requireInScope(ctx, path, 'broadcast')
  return asBroadcast(row)
}

/** Drafts are written with these shapes alone. */
export const asBroadcast = (row: Row): Broadcast => ({
  ...row,
  narrowing: row.narrowing as Narrowing,
  reach: row.reach as StoredReach,
})

export const ofBroadcast = (county: string, id: string) =>
  and(eq(broadcasts.county, county), eq(broadcasts.id, id))
