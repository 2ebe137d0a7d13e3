import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, leads } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { reasonPlace } from '../leads/places'
import type { Vars } from '../messages/templates'
import { reasonOf } from '../objections/reason'
import { areaAt } from '../shared/area-path'

export interface LeadReceipt {
  vars: Vars<'receipt.lead'>
  /** Null while it is not decided. */
  decided: Vars<'receipt.lead_decided'> | null
}

/** How a lead stands, as its household may know it: what was found, and what was decided and why. */
export async function readLead(
  tx: Db,
  ctx: RequestContext,
  id: string,
): Promise<LeadReceipt | null> {
  const { county } = ctx
  const [row] = await tx
    .select({ lead: leads, areaPath: households.areaPath })
    .from(leads)
    .innerJoin(households, and(eq(households.county, county), eq(households.id, leads.householdId)))
    .where(and(eq(leads.county, county), eq(leads.id, id)))
  if (!row) return null
  const { class: leadClass, status, heardOn, outcome, decidedOn, reasonSealed } = row.lead
  const { visitDueOn, decideDueOn, householdId } = row.lead
  const due = status === 'open' ? visitDueOn : decideDueOn
  const vars = { leadClass, status, due, heard: heardOn ? 1 : 0 }
  if (!outcome || !decidedOn) return { vars, decided: null }
  const village = areaAt(row.areaPath, 'village')
  const sealed = reasonSealed
    ? ctx.deps.sealer.open(reasonPlace(county, id, 'reason_sealed'), reasonSealed)
    : ''
  const reason = await reasonOf(tx, county, village, householdId, sealed, [])
  return { vars, decided: { leadClass, decision: outcome, day: decidedOn, reason } }
}
