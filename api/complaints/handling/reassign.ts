import { and, asc, eq, inArray } from 'drizzle-orm'
import { complaints } from '../../../db/schema'
import type { RequestContext } from '../../http/context'
import { inTransaction } from '../../http/write'
import { findHandler, listMayHandle } from '../route-to'
import { listSpokenOfIn } from '../spoken-of'
import { listAccused, setComplaint } from './find'

/**
 * What is open and with somebody who may not handle it any more goes to somebody who may, its clocks as they are: they have
 * declared kin since, work with the accused now, or are no inspector any more. Where nobody may it waits until somebody may.
 */
export async function reassignComplaints(ctx: RequestContext): Promise<void> {
  const { county, deps } = ctx
  const open = await deps.connection.db
    .select({ id: complaints.id })
    .from(complaints)
    .where(and(eq(complaints.county, county), inArray(complaints.status, ['filed', 'accepted'])))
    .orderBy(asc(complaints.id))
  for (const { id } of open) await reassign(ctx, id)
}

const reassign = (ctx: RequestContext, id: string) =>
  inTransaction(ctx.deps.connection.db, async (tx) => {
    const { county } = ctx
    const [complaint] = await tx
      .select()
      .from(complaints)
      .where(and(eq(complaints.county, county), eq(complaints.id, id)))
      .for('update')
    if (complaint?.status !== 'filed' && complaint?.status !== 'accepted') return
    const { handlerId: before, aboutPath } = complaint
    if (before && (await listMayHandle(tx, county, before, [complaint])).length > 0) return
    const accusedIds = (await listAccused(tx, county, [id])).map(({ staffId }) => staffId)
    const barredIds = await listSpokenOfIn(tx, ctx, id)
    const handlerId = await findHandler(tx, county, { aboutPath, accusedIds, barredIds })
    if (handlerId === before) return
    const details = { handlerId, before }
    await setComplaint(tx, ctx, id, { handlerId }, { type: 'complaint.moved', details })
  })
