import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, leads } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { requireNeutral } from '../objections/ties'
import { findCode, subjectOf } from '../receipts/find'
import { ApiError } from '../shared/errors'

export type Lead = typeof leads.$inferSelect
export type Household = typeof households.$inferSelect

export interface Held {
  lead: Lead
  household: Household
}

/** The id of the lead under a receipt. */
export async function findLeadId(db: Db, county: string, code: string): Promise<string | null> {
  const found = await findCode(db, county, code)
  const { feature, id } = found ? subjectOf(found) : { feature: '', id: '' }
  return feature === 'lead' ? id : null
}

/** A lead with its household, by its receipt; undefined where there is none. */
export async function findLead(db: Db, county: string, code: string): Promise<Held | undefined> {
  const id = await findLeadId(db, county, code)
  if (!id) return undefined
  const [row] = await db
    .select({ lead: leads, household: households })
    .from(leads)
    .innerJoin(households, and(eq(households.county, county), eq(households.id, leads.householdId)))
    .where(and(eq(leads.county, county), eq(leads.id, id)))
  return row
}

/**
 * The same, both held until the end, the household first.
 * @param strength `update` where the household itself may be changed.
 */
export async function lockLead(
  tx: Db,
  county: string,
  code: string,
  strength: 'update' | 'no key update' = 'no key update',
): Promise<Held> {
  const found = await findLead(tx, county, code)
  if (!found) throw new ApiError('not_found', 'lead')
  const { id, householdId } = found.lead
  const [household] = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
    .for(strength)
  const [lead] = await tx
    .select()
    .from(leads)
    .where(and(eq(leads.county, county), eq(leads.id, id)))
    .for('update')
  if (!household || !lead) throw new ApiError('not_found', 'lead')
  return { lead, household }
}

/** Changes a lead the caller holds. */
export async function setLead(tx: Db, county: string, id: string, set: Partial<Lead>) {
  await tx
    .update(leads)
    .set(set)
    .where(and(eq(leads.county, county), eq(leads.id, id)))
}

/** A lead is for those of the area alone, and not for kin, nor for whom it is about. */
export async function requireTheirs(db: Db, ctx: RequestContext, { household }: Held) {
  requireInScope(ctx, household.areaPath, 'lead')
  await requireNeutral(db, ctx, household.id)
}

export const aboutLead = ({ id, householdId, kind, class: leadClass }: Lead) => ({
  leadId: id,
  householdId,
  kind,
  class: leadClass,
})
