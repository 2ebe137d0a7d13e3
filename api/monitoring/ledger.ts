import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { ledgerEntries } from '../../db/schema'
import type { RiskClass } from '../../db/values/leads'
import type { LedgerEnd } from '../../db/values/monitoring'
import { record } from '../audit/record'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { holdHousehold } from './hold'
import { ledgerRefusal } from './rules'

/**
 * Puts a household on the border of poverty 临界对象 into the off-register ledger 档外台账. One that stands
 * there already stays, for what it was entered for first; that it was named again is put down.
 */
export async function enterLedger(
  tx: Db,
  ctx: RequestContext,
  of: { householdId: string; leadId: string | null; class: RiskClass; reason: string },
): Promise<void> {
  const { county, now, deps } = ctx
  const { staffId: enteredBy } = requireStaff(ctx)
  const { householdId, leadId, class: riskClass, reason } = of
  const household = await holdHousehold(tx, ctx, householdId)
  const refusal = ledgerRefusal(household)
  if (refusal) throw new ApiError('refused', refusal)
  const subject = `household:${householdId}`
  const standing = await findEntry(tx, county, householdId)
  if (standing) {
    const details = { ledgerId: standing.id, leadId, class: riskClass }
    await record(tx, ctx, { subject, type: 'household.ledger_named_again', details })
    return
  }
  const id = newId()
  const enteredOn = dayOf(now)
  await tx.insert(ledgerEntries).values({
    county,
    id,
    householdId,
    class: riskClass,
    leadId,
    enteredBy,
    enteredOn,
    reasonSealed: deps.sealer.seal(ledgerPlace(county, id, 'reason_sealed'), reason),
  })
  const details = { ledgerId: id, leadId, class: riskClass, since: enteredOn }
  await record(tx, ctx, { subject, type: 'household.ledger_entered', details })
}

/** 出台账: by somebody's decision, with a reason; its entry stays on record. */
export async function leaveLedger(
  tx: Db,
  ctx: RequestContext,
  { householdId, reason }: { householdId: string; reason: string },
): Promise<Outcome> {
  const { county, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const { headName: head } = await holdHousehold(tx, ctx, householdId)
  const entry = await findEntry(tx, county, householdId)
  if (!entry) throw new ApiError('refused', 'not_in_ledger')
  const endSealed = deps.sealer.seal(ledgerPlace(county, entry.id, 'end_sealed'), reason)
  await end(tx, ctx, [entry], { leftBy: staffId, leftBecause: 'decided', endSealed })
  return { code: 'left_ledger', vars: { head, day: entry.enteredOn } }
}

/** Those of some households, held by the caller, that stand there leave it by how they stand on the roll. */
export async function leaveLedgerBy(
  tx: Db,
  ctx: Context,
  householdIds: readonly string[],
  leftBecause: Exclude<LedgerEnd, 'decided'>,
): Promise<void> {
  if (householdIds.length === 0) return
  const entries = await tx
    .select()
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.county, ctx.county),
        inArray(ledgerEntries.householdId, [...householdIds]),
        isNull(ledgerEntries.leftOn),
      ),
    )
  await end(tx, ctx, entries, { leftBy: null, leftBecause, endSealed: null })
}

type Context = Pick<RequestContext, 'county' | 'actor' | 'requestId' | 'now'>
type Entry = typeof ledgerEntries.$inferSelect

async function end(
  tx: Db,
  ctx: Context,
  entries: readonly Entry[],
  how: Pick<Entry, 'leftBy' | 'leftBecause' | 'endSealed'>,
): Promise<void> {
  if (entries.length === 0) return
  const { county, now } = ctx
  const ids = entries.map(({ id }) => id)
  await tx
    .update(ledgerEntries)
    .set({ ...how, leftOn: dayOf(now) })
    .where(and(eq(ledgerEntries.county, county), inArray(ledgerEntries.id, ids)))
  const { leftBecause: because } = how
  await recordMany(
    tx,
    ctx,
    entries.map(({ id, householdId }) => ({
      subject: `household:${householdId}`,
      type: 'household.ledger_left',
      details: { ledgerId: id, because, until: dayOf(now) },
    })),
  )
}

async function findEntry(tx: Db, county: string, householdId: string): Promise<Entry | undefined> {
  const [entry] = await tx
    .select()
    .from(ledgerEntries)
    .where(
      and(
        eq(ledgerEntries.county, county),
        eq(ledgerEntries.householdId, householdId),
        isNull(ledgerEntries.leftOn),
      ),
    )
  return entry
}

export const ledgerPlace = (
  county: string,
  id: string,
  column: 'reason_sealed' | 'end_sealed',
) => ({ county, table: 'ledger_entries', column, row: id })
