import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { contactLinks, contacts, proxies } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { ApiError } from '../shared/errors'
import { findHouseholdStatus } from '../status/service'
import { isInOffice, whoActs } from './acting'
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

/** The proxies under which others act for the contact's own households now, the latest first. */
export async function listOverHouseholds(ctx: RequestContext) {
  const { county, deps, now } = ctx
  const { db } = deps.connection
  const rows = await db
    .select({ proxy: proxies })
    .from(proxies)
    .innerJoin(
      contactLinks,
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.householdId, proxies.householdId),
        eq(contactLinks.contactId, requireContact(ctx)),
        isNull(contactLinks.endedAt),
      ),
    )
    .where(and(eq(proxies.county, county), gt(proxies.endsAt, now)))
    .orderBy(desc(proxies.openedAt), proxies.id)
  const listed = []
  for (const { proxy } of rows) {
    const { id, code, householdId } = proxy
    listed.push({ id, code, householdId, ...(await whoActs(db, ctx, proxy)) })
  }
  return listed
}
