import { and, eq, isNotNull, lt } from 'drizzle-orm'
import { complaints, outbox } from '../../../db/schema'
import { ANYWHERE, tellStaff } from '../../help/tell-staff'
import type { RequestContext } from '../../http/context'
import { inTransaction } from '../../http/write'
import { say } from '../../messages/templates'
import { addHours, dayOf, hourOf } from '../../shared/day'
import { setComplaint } from './find'
import { countWaiting } from './duties'
import { reassignComplaints } from './reassign'
import { isWorthTelling, remindHour } from './rules'

/**
 * At fixed hours, and never when one is filed: how many complaints wait, to whoever handles them. Asked again within the
 * hour, or twice at once, nothing doubles.
 * @returns How many were told.
 */
export async function remindHandlers(ctx: RequestContext): Promise<{ told: number }> {
  const { county, now } = ctx
  const { db } = ctx.deps.connection
  const hour = remindHour(hourOf(now))
  if (hour === null) return { told: 0 }
  await reassignComplaints(ctx)
  const handlers = await db
    .selectDistinct({ staffId: complaints.handlerId })
    .from(complaints)
    .where(and(eq(complaints.county, county), isNotNull(complaints.handlerId)))
  let told = 0
  for (const { staffId } of handlers) {
    if (staffId === null) continue
    const waiting = await countWaiting(db, ctx, staffId)
    if (!isWorthTelling(waiting, hour)) continue
    const purpose = `complaint:waiting:${staffId}:${dayOf(now)}:${hour}`
    const isTold = await inTransaction(db, async (tx) => {
      const same = and(eq(outbox.county, county), eq(outbox.purpose, purpose))
      if ((await tx.$count(outbox, same)) > 0) return false
      return tellStaff(tx, ctx, {
        staffId,
        asker: ANYWHERE,
        purpose,
        say: say('complaint.waiting', { ...waiting }),
        class: 'reminder',
        notAfter: addHours(now, 3),
      })
    })
    if (isTold) told++
  }
  await closeTold(ctx)
  return { told }
}

/** What was found lay ready under the sixteen digits as long as it is to: it is over. */
async function closeTold(ctx: RequestContext): Promise<void> {
  const { county, now, deps } = ctx
  const today = dayOf(now)
  await inTransaction(deps.connection.db, async (tx) => {
    const over = await tx
      .select({ id: complaints.id })
      .from(complaints)
      .where(
        and(
          eq(complaints.county, county),
          eq(complaints.status, 'decided'),
          lt(complaints.tellDueOn, today),
        ),
      )
      .for('update')
    for (const { id } of over) {
      const set = { status: 'closed' as const, closedOn: today }
      await setComplaint(tx, ctx, id, set, { type: 'complaint.closed', details: {} })
    }
  })
}
