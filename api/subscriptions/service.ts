import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areaSubscriptions } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { listPlaces } from '../areas/places'
import { readPlace } from '../areas/read-place'
import { findArea } from '../areas/words'
import { record } from '../audit/record'
import { lockContact, lockOwn, setBroadcasts } from '../contacts/service'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'

/** More areas than anybody lives in; a phone is not to be filled by its own wish. */
const MOST_AREAS = 10

/** Which area is meant by words; nothing is stored. */
export type SubscriptionDraft =
  | { state: 'ready'; area: string; areaPath: AreaPath }
  /** No area of the county, or several of the name. */
  | { state: 'unknown' | 'which' }

/** An area anywhere in the county: lists are public wherever they hang. */
export async function draftSubscription(
  tx: Db,
  ctx: RequestContext,
  { text }: { text: string },
): Promise<SubscriptionDraft> {
  const places = await listPlaces(tx, { ...ctx, grant: { reach: 'all' } })
  const read = readPlace(text.normalize('NFKC').trim(), places)
  if (!read) return { state: 'which' }
  const { areaPath } = read
  const area = areaPath && isBelowCounty(areaPath) && (await findArea(tx, ctx.county, areaPath))
  return area ? { state: 'ready', area: area.name, areaPath: area.path } : { state: 'unknown' }
}

const isBelowCounty = (areaPath: AreaPath) => areaPath.includes('.')

interface Wanted {
  areaPath: AreaPath
}

/** 订阅 宝坪村: lists posted there are told to the contact; whoever had stopped hearing of lists hears of them again. */
export async function subscribeArea(
  tx: Db,
  ctx: RequestContext,
  { areaPath }: Wanted,
): Promise<Outcome> {
  const { county, now } = ctx
  const { contact } = await lockOwn(tx, ctx)
  const area = isBelowCounty(areaPath) && (await findArea(tx, county, areaPath))
  if (!area) throw new ApiError('not_found', 'area')
  const ofContact = ofContactIn(county, contact.id)
  const isKnown = (await tx.$count(areaSubscriptions, and(ofContact, isOf(area.path)))) > 0
  if (!isKnown && (await tx.$count(areaSubscriptions, ofContact)) >= MOST_AREAS)
    throw new ApiError('refused', 'too_many_areas')
  await setBroadcasts(tx, ctx, { wanted: true, classes: ['notice'] })
  if (!isKnown) {
    const row = { county, contactId: contact.id, areaPath: area.path, since: now }
    await tx.insert(areaSubscriptions).values(row)
    await recordChange(tx, ctx, 'contact.area_subscribed', area.path)
  }
  return { code: 'subscribed', vars: { area: area.name } }
}

/** 退订 宝坪村: no more of that area; what concerns the contact's own households still arrives. */
export async function unsubscribeArea(
  tx: Db,
  ctx: RequestContext,
  { areaPath }: Wanted,
): Promise<Outcome> {
  const { county } = ctx
  const contact = await lockContact(tx, ctx)
  const gone = await tx
    .delete(areaSubscriptions)
    .where(and(ofContactIn(county, contact.id), isOf(areaPath)))
    .returning({ areaPath: areaSubscriptions.areaPath })
  if (gone.length === 0) throw new ApiError('refused', 'not_subscribed')
  await recordChange(tx, ctx, 'contact.area_unsubscribed', areaPath)
  const area = await findArea(tx, county, areaPath)
  return { code: 'unsubscribed', vars: { area: area?.name ?? '' } }
}

/** The areas a contact asked to be told of. */
export async function listSubscriptions(ctx: RequestContext) {
  const { db } = ctx.deps.connection
  const rows = await db
    .select({ areaPath: areaSubscriptions.areaPath, since: areaSubscriptions.since })
    .from(areaSubscriptions)
    .where(ofContactIn(ctx.county, requireContact(ctx)))
    .orderBy(asc(areaSubscriptions.since), asc(areaSubscriptions.areaPath))
  return { items: rows }
}

const ofContactIn = (county: string, contactId: string) =>
  and(eq(areaSubscriptions.county, county), eq(areaSubscriptions.contactId, contactId))

const isOf = (areaPath: AreaPath) => eq(areaSubscriptions.areaPath, areaPath)

const recordChange = (tx: Db, ctx: RequestContext, type: string, areaPath: AreaPath) =>
  record(tx, ctx, { subject: `contact:${requireContact(ctx)}`, type, details: { areaPath } })
