import { and, eq } from 'drizzle-orm'
import { withdrawalInForceAt } from '../applications/rules'
import type { Db } from '../../db/client'
import { changes, type contacts } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { askerIndexOf } from '../contacts/address'
import { findResponder } from '../help/responders'
import { ROLES_ABOVE } from '../help/rules'
import { tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { type Say, say } from '../messages/templates'
import type { Outcome } from '../turns/answer'
import { type Change, findChangeById, type Household, lockChange } from './find'
import { effectiveChangeStatus } from './rules'

type Asker = typeof contacts.$inferSelect

const NOTHING: Outcome = { code: 'nothing', vars: {} }

/** Asks to withdraw a change, by the household or the cadre who asked for it; in force when the cooling-off is over. Asked again, the first asking counts. */
export async function askChangeWithdrawal(
  tx: Db,
  ctx: RequestContext,
  id: string,
  asker: Asker,
): Promise<Outcome> {
  const open = await lockOpen(tx, ctx, id)
  if (!open) return NOTHING
  const { code, withdrawalAskedAt } = open.change
  const until = withdrawalInForceAt(withdrawalAskedAt ?? ctx.now).toISOString()
  if (!withdrawalAskedAt) {
    await set(tx, ctx, open.change, 'change.withdrawal_asked', ctx.now)
    await tellBoth(tx, ctx, open, asker, 'withdrawal_asked', (area) =>
      say('staff.withdrawal', { code, area, until }),
    )
  }
  return { code: 'asked', vars: { code, until } }
}

export async function undoChangeWithdrawal(
  tx: Db,
  ctx: RequestContext,
  id: string,
  asker: Asker,
): Promise<Outcome> {
  const open = await lockOpen(tx, ctx, id)
  if (!open?.change.withdrawalAskedAt) return NOTHING
  const { code } = open.change
  await set(tx, ctx, open.change, 'change.withdrawal_undone', null)
  await tellBoth(tx, ctx, open, asker, 'withdrawal_undone', (area) =>
    say('staff.withdrawal_undone', { code, area }),
  )
  return { code: 'undone', vars: { code } }
}

interface Open {
  change: Change
  household: Household
}

/** Undefined once decided, or withdrawn by the clock. */
async function lockOpen(tx: Db, ctx: RequestContext, id: string): Promise<Open | undefined> {
  const held = await lockChange(tx, ctx.county, await findChangeById(tx, ctx.county, id))
  const status = effectiveChangeStatus(held.change, ctx.now)
  return status === 'asked' || status === 'checked' ? held : undefined
}

async function set(
  tx: Db,
  ctx: RequestContext,
  { id, householdId }: Change,
  type: string,
  withdrawalAskedAt: Date | null,
) {
  await tx
    .update(changes)
    .set({ withdrawalAskedAt })
    .where(and(eq(changes.county, ctx.county), eq(changes.id, id)))
  for (const subject of [`change:${id}`, `household:${householdId}`])
    await record(tx, ctx, { subject, type, details: { changeId: id, householdId } })
}

/** Whoever holds it, and the level above: pressure comes from near. */
async function tellBoth(
  tx: Db,
  ctx: RequestContext,
  { change, household }: Open,
  asker: Asker,
  what: string,
  saying: (area: string) => Say,
) {
  const { areaPath, id: householdId } = household
  const place = { areaPath, householdId, askerIndex: askerIndexOf(asker) }
  const above = await findResponder(tx, ctx, place, ROLES_ABOVE)
  const message = saying(await areaInWords(tx, ctx.county, areaPath))
  for (const staffId of new Set([change.holderId, above?.staffId])) {
    if (!staffId || staffId === change.askedBy) continue
    const purpose = `change:${change.id}:${what}:${ctx.now.toISOString()}:${staffId}`
    await tellStaff(tx, ctx, { staffId, asker, purpose, say: message })
  }
}
