import { and, eq, exists, ne, notExists } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { type helpRequests, leads, leadSignals } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { openLeads } from '../leads/open'
import { dayOf } from '../shared/day'
import { hasOpenRisk } from './signals'

type Call = Pick<
  typeof helpRequests.$inferSelect,
  'id' | 'householdId' | 'isUrgent' | 'messageCount'
>

/**
 * A call for help was taken back, or all is well again: what rests on it alone and nobody has looked into is
 * settled. Where somebody was in danger it is looked into all the same, with what was said now: pressure comes
 * from near.
 * @param words What the household says now; empty where it only took the call back.
 */
export async function settleCall(
  tx: Db,
  ctx: RequestContext,
  { id, householdId, isUrgent, messageCount }: Call,
  words: string,
): Promise<void> {
  const { county, now } = ctx
  if (!householdId) return
  if (isUrgent) {
    if (!(await hasOpenRisk(tx, county, householdId))) return
    await openLeads(tx, ctx, [
      {
        kind: 'risk',
        class: 'call_for_help',
        householdId,
        personId: null,
        isPossible: false,
        records: null,
        evidence: `help|${id}|over|${messageCount}`,
        source: 'help',
        subject: `help:${id}`,
        text: words || '求助人撤回了求助。',
      },
    ])
    return
  }
  const signals = (of: typeof eq | typeof ne) =>
    tx
      .select({ seq: leadSignals.seq })
      .from(leadSignals)
      .where(
        and(
          eq(leadSignals.county, county),
          eq(leadSignals.leadId, leads.id),
          of(leadSignals.subject, `help:${id}`),
        ),
      )
  const settled = await tx
    .update(leads)
    .set({ status: 'decided', outcome: 'settled', decidedOn: dayOf(now) })
    .where(
      and(
        eq(leads.county, county),
        eq(leads.householdId, householdId),
        eq(leads.status, 'open'),
        exists(signals(eq)),
        notExists(signals(ne)),
      ),
    )
    .returning({ leadId: leads.id, outcome: leads.outcome })
  await recordMany(
    tx,
    ctx,
    settled.flatMap(({ leadId, outcome }) =>
      [`lead:${leadId}`, `household:${householdId}`].map((subject) => ({
        subject,
        type: 'lead.decided',
        details: { leadId, outcome, because: `help:${id}` },
      })),
    ),
  )
}
