import { and, asc, eq, max } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { leadStatements } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import { aboutLead, type Lead, setLead } from './find'
import { statementPlace } from './places'

interface Said {
  contactId: string | null
  /** Who wrote it down, where it was said on the spot. */
  staffId: string | null
  text: string
}

/** Keeps what the household says to a lead the caller holds, sealed: from then on it was heard. */
export async function addStatement(tx: Db, ctx: RequestContext, lead: Lead, said: Said) {
  const { county, now, deps } = ctx
  const { text, ...who } = said
  const of = and(eq(leadStatements.county, county), eq(leadStatements.leadId, lead.id))
  const [last] = await tx
    .select({ seq: max(leadStatements.seq) })
    .from(leadStatements)
    .where(of)
  const seq = (last?.seq ?? 0) + 1
  await tx.insert(leadStatements).values({
    county,
    leadId: lead.id,
    seq,
    ...who,
    bodySealed: deps.sealer.seal(statementPlace(county, lead.id, seq), text.trim()),
    saidAt: now,
  })
  if (lead.heardOn === null) await setLead(tx, county, lead.id, { heardOn: dayOf(now) })
  const details = { ...aboutLead(lead), seq, ...who }
  for (const subject of [`lead:${lead.id}`, `household:${lead.householdId}`])
    await record(tx, ctx, { subject, type: 'lead.heard', details })
}

/** What was said, in order, opened. */
export async function listStatements(db: Db, { county, deps }: RequestContext, leadId: string) {
  const rows = await db
    .select()
    .from(leadStatements)
    .where(and(eq(leadStatements.county, county), eq(leadStatements.leadId, leadId)))
    .orderBy(asc(leadStatements.seq))
  return rows.map(({ seq, staffId, saidAt, bodySealed }) => ({
    /** Null: from the household's own phone. */
    staffId,
    saidAt: saidAt.toISOString(),
    text: deps.sealer.open(statementPlace(county, leadId, seq), bodySealed),
  }))
}
