import { and, eq } from 'drizzle-orm'
import { withdrawalInForceAt } from '../applications/rules'
import type { Db } from '../../db/client'
import { objections } from '../../db/schema'
import { record } from '../audit/record'
import { askerIndexOf } from '../contacts/address'
import { findResponder } from '../help/responders'
import { ROLES_ABOVE } from '../help/rules'
import { tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { type Say, say } from '../messages/templates'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { lockNoticeById, type Notice } from '../notices/find'
import type { Objection } from './put-down'
import { effectiveObjectionStatus } from './rules'
import { tellWithdrawn } from './tell'

interface Asker {
  channel: string
  isPhone: boolean
  addressIndex: Buffer
  phoneIndex: Buffer | null
}

const NOTHING: Outcome = { code: 'nothing', vars: {} }

/** Asks to withdraw; in force when the cooling-off is over. Asked again, the first asking counts. */
export async function askObjectionWithdrawal(
  tx: Db,
  ctx: RequestContext,
  id: string,
  asker: Asker,
): Promise<Outcome> {
  const found = await lockOpen(tx, ctx, id)
  if (!found) return NOTHING
  const { notice, objection } = found
  const { code, withdrawalAskedAt } = objection
  const until = withdrawalInForceAt(withdrawalAskedAt ?? ctx.now).toISOString()
  if (!withdrawalAskedAt) {
    await change(tx, ctx, id, 'objection.withdrawal_asked', ctx.now)
    const message = say('staff.withdrawal', { code, area: notice.areaName, until })
    await tellBoth(tx, ctx, found, asker, 'withdrawal_asked', message)
    await tellWithdrawn(tx, ctx, objection, withdrawalInForceAt(ctx.now))
  }
  return { code: 'asked', vars: { code, until } }
}

export async function undoObjectionWithdrawal(
  tx: Db,
  ctx: RequestContext,
  id: string,
  asker: Asker,
): Promise<Outcome> {
  const found = await lockOpen(tx, ctx, id)
  if (!found?.objection.withdrawalAskedAt) return NOTHING
  const { code } = found.objection
  await change(tx, ctx, id, 'objection.withdrawal_undone', null)
  const message = say('staff.withdrawal_undone', { code, area: found.notice.areaName })
  await tellBoth(tx, ctx, found, asker, 'withdrawal_undone', message)
  return { code: 'undone', vars: { code } }
}

interface Found {
  notice: Notice
  objection: Objection
}

/** Undefined once decided, or withdrawn by the clock. The list first, as whoever decides does. */
async function lockOpen(tx: Db, ctx: RequestContext, id: string): Promise<Found | undefined> {
  const ofId = and(eq(objections.county, ctx.county), eq(objections.id, id))
  const [known] = await tx.select({ noticeId: objections.noticeId }).from(objections).where(ofId)
  if (!known) throw new ApiError('not_found', 'objection')
  const notice = await lockNoticeById(tx, ctx.county, known.noticeId)
  const [objection] = await tx.select().from(objections).where(ofId).for('update')
  const isOpen = objection && effectiveObjectionStatus(objection, ctx.now) === 'open'
  return isOpen ? { notice, objection } : undefined
}

async function change(
  tx: Db,
  ctx: RequestContext,
  id: string,
  type: string,
  withdrawalAskedAt: Date | null,
) {
  await tx
    .update(objections)
    .set({ withdrawalAskedAt })
    .where(and(eq(objections.county, ctx.county), eq(objections.id, id)))
  const details = { objectionId: id }
  await record(tx, ctx, { subject: `objection:${id}`, type, details })
}

/** Whoever is to check it, and the level above: pressure comes from near. */
async function tellBoth(
  tx: Db,
  ctx: RequestContext,
  { notice, objection }: Found,
  asker: Asker,
  what: string,
  message: Say,
) {
  const { id, householdId, staffId: checker } = objection
  const { areaPath } = notice
  const place = { areaPath, householdId, askerIndex: askerIndexOf(asker) }
  const above = await findResponder(tx, ctx, place, ROLES_ABOVE)
  for (const staffId of new Set([checker, above?.staffId])) {
    if (!staffId) continue
    // The same can be asked for again another time.
    const purpose = `objection:${id}:${what}:${ctx.now.toISOString()}:${staffId}`
    await tellStaff(tx, ctx, { staffId, asker, purpose, say: message })
  }
}
