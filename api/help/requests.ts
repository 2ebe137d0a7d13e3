import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, type contacts, helpRequests, households, staff } from '../../db/schema'
import type { HelpKind } from '../../db/values/filings'
import { record } from '../audit/record'
import { askerIndexOf } from '../contacts/address'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import type { Proxy } from '../proxies/acting'
import { getHousehold } from '../proxies/find'
import { giveCode } from '../receipts/codes'
import { addHours, dayOf } from '../shared/day'
import { newId } from '../shared/ids'
import { findResponder } from './responders'

export type HelpRequest = typeof helpRequests.$inferSelect
export type Asker = typeof contacts.$inferSelect

/**
 * The contact's open request of a kind, held, and of several questions the latest; of other kinds there is at
 * most one, as the contact is held too. What it asked under a proxy for another household is that household's.
 */
export async function findOpen(
  tx: Db,
  ctx: RequestContext,
  contactId: string,
  kind: HelpKind,
  proxiedId: string | null = null,
): Promise<HelpRequest | undefined> {
  const [latest] = await listOpen(tx, ctx, contactId, kind, proxiedId)
  return latest
}

/** Those requests that are open, the latest first; held. */
export async function listOpen(
  tx: Db,
  ctx: RequestContext,
  contactId: string,
  kind: HelpKind,
  proxiedId: string | null = null,
): Promise<HelpRequest[]> {
  const ofOwn = sql`${helpRequests.householdId} in (
    select l.household_id from contact_links l
     where l.county = ${ctx.county} and l.contact_id = ${contactId})`
  return tx
    .select()
    .from(helpRequests)
    .where(
      and(
        eq(helpRequests.county, ctx.county),
        eq(helpRequests.contactId, contactId),
        eq(helpRequests.kind, kind),
        eq(helpRequests.status, 'open'),
        proxiedId
          ? eq(helpRequests.householdId, proxiedId)
          : or(isNull(helpRequests.householdId), ofOwn),
      ),
    )
    .orderBy(desc(helpRequests.openedAt), desc(helpRequests.id))
    .for('update')
}

/**
 * Opens a request for the contact's first household, or the one it acts for; who is not linked is
 * answered by the county.
 * @param begins From when the time to answer counts.
 */
export async function openRequest(
  tx: Db,
  ctx: RequestContext,
  asker: Asker,
  kind: HelpKind,
  begins: Date,
  proxy: Proxy | null = null,
): Promise<HelpRequest> {
  const { county, now } = ctx
  const id = newId()
  const subject = `help:${id}`
  const hours = await getFigure(tx, county, 'help_answer_hours', dayOf(now))
  const household = proxy
    ? await getHousehold(tx, county, proxy.householdId)
    : await firstHousehold(tx, ctx, asker.id)
  const householdId = household?.id ?? null
  const areaPath = household?.areaPath ?? county
  const place = { areaPath, householdId, askerIndex: askerIndexOf(asker) }
  const row: HelpRequest = {
    county,
    id,
    kind,
    contactId: asker.id,
    householdId,
    areaPath,
    code: await giveCode(tx, { county, kind: 'receipt', subject, contactId: asker.id }),
    status: 'open',
    staffId: (await findResponder(tx, ctx, place))?.staffId ?? null,
    openedAt: now,
    answerDueAt: addHours(begins, hours),
    lapsesAt: null,
    messageCount: 0,
    isUrgent: false,
  }
  await tx.insert(helpRequests).values(row)
  const about = { kind, areaPath, householdId, responderId: row.staffId }
  const details = { ...about, ...(proxy && { proxyId: proxy.id }) }
  await record(tx, ctx, { subject, type: 'help.called', details })
  return row
}

async function firstHousehold(tx: Db, ctx: RequestContext, contactId: string) {
  const { county } = ctx
  const [household] = await tx
    .select({ id: households.id, areaPath: households.areaPath })
    .from(contactLinks)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, contactLinks.householdId)),
    )
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.contactId, contactId),
        isNull(contactLinks.endedAt),
      ),
    )
    .orderBy(asc(contactLinks.linkedAt), asc(households.id))
    .limit(1)
  return household
}

/** Whoever answers a request so far, or another one when that one has left. */
export async function respondent(
  tx: Db,
  ctx: RequestContext,
  asker: Asker,
  { staffId, areaPath, householdId }: HelpRequest,
): Promise<string | null> {
  if (staffId && (await findResponderName(tx, ctx, staffId))) return staffId
  const place = { areaPath, householdId, askerIndex: askerIndexOf(asker) }
  return (await findResponder(tx, ctx, place))?.staffId ?? null
}

/** The name of a member of staff who is still there. */
export async function findResponderName(tx: Db, ctx: RequestContext, staffId: string) {
  const [member] = await tx
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, ctx.county), eq(staff.id, staffId), staff.isActive))
  return member?.name
}

/** Closes a request the caller holds. */
export async function closeRequest(tx: Db, ctx: RequestContext, id: string, type: string) {
  await tx
    .update(helpRequests)
    .set({ status: 'closed', lapsesAt: null })
    .where(and(eq(helpRequests.county, ctx.county), eq(helpRequests.id, id)))
  await record(tx, ctx, { subject: `help:${id}`, type, details: {} })
}
