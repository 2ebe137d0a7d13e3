import { and, eq } from 'drizzle-orm'
import { isByStaffOf } from '../changes/asker'
import type { Db } from '../../db/client'
import { applications, type codes, leads } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { isLinked } from '../proxies/find'
import { subjectOf } from './find'

/**
 * Whether the contact filed what a receipt stands for. What nobody filed, where a household was taken
 * in without asking, is its own: the household's phones read the receipt in their status.
 */
export async function isOwn(
  db: Db,
  { county, actor }: Pick<RequestContext, 'county' | 'actor'>,
  found: typeof codes.$inferSelect,
): Promise<boolean> {
  if (actor.kind !== 'contact') return false
  if (found.contactId) return found.contactId === actor.contactId
  const { feature, id } = subjectOf(found)
  if (feature === 'change') return isByStaffOf(db, county, actor.contactId, id)
  return isOfHousehold(db, { county, actor }, found)
}

/** Whether it is an application of a household the contact speaks for, whoever filed it, or a lead about it. */
export async function isOfHousehold(
  db: Db,
  { county, actor }: Pick<RequestContext, 'county' | 'actor'>,
  found: typeof codes.$inferSelect,
): Promise<boolean> {
  if (actor.kind !== 'contact') return false
  const { feature, id } = subjectOf(found)
  if (feature === 'lead') return isOfLead(db, county, actor.contactId, id)
  if (feature !== 'application') return false
  const [application] = await db
    .select({ householdId: applications.householdId })
    .from(applications)
    .where(and(eq(applications.county, county), eq(applications.id, id)))
  return application ? isLinked(db, county, actor.contactId, application.householdId) : false
}

async function isOfLead(db: Db, county: string, contactId: string, id: string): Promise<boolean> {
  const [lead] = await db
    .select({ householdId: leads.householdId })
    .from(leads)
    .where(and(eq(leads.county, county), eq(leads.id, id)))
  return lead ? isLinked(db, county, contactId, lead.householdId) : false
}
