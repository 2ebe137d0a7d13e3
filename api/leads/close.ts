import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { leads } from '../../db/schema'
import { type Recorder } from '../audit/record'
import { recordMany } from '../audit/record-many'
import { dayOf } from '../shared/day'

/**
 * Of households that are no more, held by the caller, whatever nobody decided is over: there is nobody to
 * visit or to hear.
 * @param evidence What closed them; the lead that did is decided by whoever decides it.
 */
export async function closeLeads(
  tx: Db,
  ctx: Recorder,
  householdIds: readonly string[],
  evidence: string,
): Promise<void> {
  if (householdIds.length === 0) return
  const { county, now } = ctx
  const over = await tx
    .update(leads)
    .set({
      status: 'decided',
      outcome: sql`case ${leads.kind} when 'risk' then 'settled' else 'kept' end`,
      decidedOn: dayOf(now),
    })
    .where(
      and(
        eq(leads.county, county),
        inArray(leads.householdId, [...householdIds]),
        ne(leads.status, 'decided'),
        ne(sql`'lead:' || ${leads.id}`, evidence),
      ),
    )
    .returning({ leadId: leads.id, householdId: leads.householdId, outcome: leads.outcome })
  await recordMany(
    tx,
    ctx,
    over.flatMap(({ householdId, ...lead }) =>
      [`lead:${lead.leadId}`, `household:${householdId}`].map((subject) => ({
        subject,
        type: 'lead.decided',
        details: { ...lead, because: evidence },
      })),
    ),
  )
}
