import { and, eq } from 'drizzle-orm'
import { contacts } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { ApiError } from '../shared/errors'
import { findHouseholdStatus } from '../status/service'
import { isInOffice } from './acting'
import { isContested } from './contested'
import { listOpen } from './service'

/**
 * The proxies a contact may act under now, the latest first, with where each household stands. One
 * is left out once an objection has come between, or whoever acts by an office has left it.
 */
export async function listOwnProxies(ctx: RequestContext) {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const [contact] = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, requireContact(ctx))))
  if (!contact) throw new ApiError('not_found', 'contact')
  const listed = []
  for (const proxy of await listOpen(db, ctx, contact)) {
    const { id, code, role, consent, householdId } = proxy
    if (!(await isInOffice(db, ctx, contact, proxy))) continue
    if (await isContested(db, ctx, contact, proxy, householdId)) continue
    const household = await findHouseholdStatus(deps.connection, county, householdId, now)
    const endsAt = proxy.endsAt.toISOString()
    if (household) listed.push({ id, code, role, consent, endsAt, household })
  }
  return listed
}
