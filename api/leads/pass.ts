import { and, eq, ne } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, leads } from '../../db/schema'
import { record, type Recorder } from '../audit/record'
import { chooseVisitors } from './visitors'

/** Leads nobody has decided go over to the household that another one was merged into; the caller holds both. */
export async function passLeads(
  tx: Db,
  ctx: Recorder,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const { county } = ctx
  const open = await tx
    .select()
    .from(leads)
    .where(and(eq(leads.county, county), eq(leads.householdId, from), ne(leads.status, 'decided')))
    .orderBy(leads.id)
    .for('update')
  if (open.length === 0) return
  const [target] = await tx
    .select({ areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, to)))
  if (!target) throw new Error('merged into no household')
  const { areaPath } = target
  const places = open.map((lead) => ({ householdId: to, areaPath, class: lead.class }))
  const visitors = await chooseVisitors(tx, ctx, places)
  for (const [at, lead] of open.entries()) {
    // Whoever is on the way there already stays, unless the household lives elsewhere now.
    const isElsewhere = lead.status === 'open' && lead.areaPath !== areaPath
    const holderId = isElsewhere ? (visitors[at] ?? null) : lead.holderId
    await tx
      .update(leads)
      .set({ householdId: to, areaPath, holderId })
      .where(and(eq(leads.county, county), eq(leads.id, lead.id)))
    const details = { leadId: lead.id, from, to }
    for (const subject of [`lead:${lead.id}`, `household:${from}`, `household:${to}`])
      await record(tx, ctx, { subject, type: 'lead.passed', details })
  }
}
