import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, type contacts, objections, proxies } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { getAppealDay } from '../objections/last-day'
import type { Objection } from '../objections/put-down'
import { effectiveObjectionStatus } from '../objections/rules'
import { isInOffice } from '../proxies/acting'
import { isContested } from '../proxies/contested'
import { isLinked } from '../proxies/find'
import { findCode, subjectOf } from '../receipts/find'
import { type Application, findDeclining, listDeclined } from './declined'
import type { AppealFacts } from './rules'

type Contact = typeof contacts.$inferSelect

/** A decision the next level may be asked about, by whom. */
export interface Appealed {
  first: Objection
  side: NonNullable<AppealFacts['side']>
  /** The receipt by which they know it: of the objection, or of the application that was declined. */
  code: string
}

/** What a receipt stands for: `nothing` where it is theirs, and no objection has decided on it. */
export type Found = Appealed | 'nothing' | undefined

/**
 * The decision behind a receipt, as far as the contact may ask about it: of what it objected itself, of
 * what was filed for its household under a proxy, or the one by which its household was declined.
 * Undefined for all others alike, whether there is such a receipt or not.
 */
export async function findAppealed(
  tx: Db,
  ctx: RequestContext,
  contact: Contact,
  code: string,
): Promise<Found> {
  const { feature, id } = await subjectOfReceipt(tx, ctx, code)
  if (feature === 'objection') {
    const first = await findObjection(tx, ctx.county, id)
    const isTheirs = first !== undefined && (await speaksFor(tx, ctx, contact, first))
    return isTheirs ? { first, side: 'objector', code } : undefined
  }
  const application = feature === 'application' && (await findApplication(tx, ctx.county, id))
  if (!application) return undefined
  const { householdId } = application
  if (!(await isLinked(tx, ctx.county, contact.id, householdId))) return undefined
  return ofApplication(tx, ctx.county, application)
}

/** The same for a cadre who writes it down for somebody else. */
export async function findForEntering(
  tx: Db,
  ctx: RequestContext,
  code: string,
): Promise<Appealed | undefined> {
  const { feature, id } = await subjectOfReceipt(tx, ctx, code)
  if (feature === 'objection') {
    const first = await findObjection(tx, ctx.county, id)
    return first && { first, side: 'objector', code }
  }
  const application = feature === 'application' && (await findApplication(tx, ctx.county, id))
  const found = application && (await ofApplication(tx, ctx.county, application))
  return found && found !== 'nothing' ? found : undefined
}

/** Decisions the contact has lost, the last first. */
export async function listLost(
  tx: Db,
  ctx: RequestContext,
  contact: Pick<Contact, 'id'>,
): Promise<Appealed[]> {
  const { county } = ctx
  const own = await tx
    .select()
    .from(objections)
    .where(
      and(
        eq(objections.county, county),
        eq(objections.contactId, contact.id),
        eq(objections.status, 'rejected'),
        isNull(objections.appealOfId),
      ),
    )
    .orderBy(desc(objections.decidedAt), desc(objections.id))
    .limit(MOST_LOST)
  const declined = await listDeclined(tx, county, contact.id)
  const byHousehold: Appealed[] = []
  for (const application of declined) {
    const found = await ofApplication(tx, county, application)
    if (found !== 'nothing') byHousehold.push(found)
  }
  const byObjector = own.map((first) => ({ first, side: 'objector' as const, code: first.code }))
  return [...byHousehold, ...byObjector]
}

/** No more can be offered at once. */
const MOST_LOST = 9

/** What the rule asks about a decision; with a lock on its list, as it will stay. */
export async function factsOf(
  tx: Db,
  ctx: RequestContext,
  { first, side }: Appealed,
): Promise<AppealFacts> {
  const { county, now } = ctx
  const about = and(eq(objections.county, county), eq(objections.appealOfId, first.id))
  return {
    side,
    status: effectiveObjectionStatus(first, now),
    isAppeal: first.appealOfId !== null,
    isAppealed: (await tx.$count(objections, about)) > 0,
    lastDay: await getAppealDay(tx, ctx, first),
  }
}

async function subjectOfReceipt(tx: Db, { county }: RequestContext, code: string) {
  const found = await findCode(tx, county, code)
  return found?.kind === 'receipt' ? subjectOf(found) : { feature: '', id: '' }
}

/** Its filer, while a proxy it was filed under could still be given, and phones of the household. */
async function speaksFor(
  tx: Db,
  ctx: RequestContext,
  contact: Contact,
  { contactId, proxyId }: Objection,
): Promise<boolean> {
  const { county } = ctx
  if (!proxyId) return contactId === contact.id
  const [proxy] = await tx
    .select()
    .from(proxies)
    .where(and(eq(proxies.county, county), eq(proxies.id, proxyId)))
  if (!proxy) return false
  if (await isLinked(tx, county, contact.id, proxy.householdId)) return true
  return (
    contactId === contact.id &&
    (await isInOffice(tx, ctx, contact, proxy)) &&
    !(await isContested(tx, ctx, contact, proxy, proxy.householdId))
  )
}

async function ofApplication(
  tx: Db,
  county: string,
  application: Application,
): Promise<Appealed | 'nothing'> {
  const first = await findDeclining(tx, county, application)
  return first ? { first, side: 'household', code: application.code } : 'nothing'
}

async function findObjection(tx: Db, county: string, id: string): Promise<Objection | undefined> {
  const ofId = and(eq(objections.county, county), eq(objections.id, id))
  const [objection] = await tx.select().from(objections).where(ofId)
  return objection
}

async function findApplication(
  tx: Db,
  county: string,
  id: string,
): Promise<Application | undefined> {
  const ofId = and(eq(applications.county, county), eq(applications.id, id))
  const [application] = await tx.select().from(applications).where(ofId)
  return application
}
