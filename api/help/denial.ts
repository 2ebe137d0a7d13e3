import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, helpRequests, staff, staffRoles } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { StaffRole } from '../../db/values/staff'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { phoneOf } from '../contacts/address'
import { getCounty } from '../counties/service'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { giveCode } from '../receipts/codes'
import { addHours, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { addMessage } from './messages'
import type { HelpRequest } from './requests'
import { areasAround } from './responders'
import { ANYWHERE, contactOfStaff, tellStaff } from './tell-staff'

/** Who looks into it by when, as the household is told. */
export interface Denial {
  requestId: string
  receipt: string
  responder: string
  due: string
}

/** What a household says never came. */
export interface Denied {
  kind: 'undelivered' | 'unpaid'
  /** Of the request that a denial of it opened before. */
  helpRequestId: string | null
  household: { id: string; areaPath: AreaPath }
  /** What was to come, in words. */
  text: string
  /** The household's phone; null where a cadre put its word down, who is answered then. */
  contactId: string | null
  /** What the event of a new request says beside. */
  details: { measureId: string } | { paymentId: string }
  /** Somebody outside the line of those it speaks of. */
  findAnswerer: () => Promise<{ staffId: string } | null>
}

/**
 * A request of its own with a receipt and a time, given to somebody outside the line of who was to
 * bring it. Said again while it is open it is added to it.
 */
export async function deny(tx: Db, ctx: RequestContext, denied: Denied): Promise<Denial> {
  const { county } = ctx
  const open = await findOpenRequest(tx, county, denied.helpRequestId)
  const request = open ?? (await openRequest(tx, ctx, denied))
  await hear(tx, ctx, request, denied.text)
  const name = request.staffId && (await nameOf(tx, county, request.staffId))
  const responder = name || (await getCounty(tx, county)).name
  const { id: requestId, code: receipt } = request
  return { requestId, receipt, responder, due: request.answerDueAt.toISOString() }
}

/** The household has taken its word back: whoever looks into it hears so, and goes on or closes it. */
export async function tellAnswererOfTurn(
  tx: Db,
  ctx: RequestContext,
  { helpRequestId, text }: Pick<Denied, 'helpRequestId' | 'text'>,
): Promise<void> {
  const request = await findOpenRequest(tx, ctx.county, helpRequestId)
  if (!request?.staffId) return
  const { id, code, staffId } = request
  const message = say('measure.received_after_all', { text, code })
  const purpose = `help:${id}:received:${ctx.now.toISOString()}`
  await tellStaff(tx, ctx, { staffId, asker: ANYWHERE, purpose, say: message })
}

async function findOpenRequest(tx: Db, county: string, id: string | null) {
  if (!id) return undefined
  const [request] = await tx
    .select()
    .from(helpRequests)
    .where(
      and(
        eq(helpRequests.county, county),
        eq(helpRequests.id, id),
        eq(helpRequests.status, 'open'),
      ),
    )
    .for('update')
  return request
}

async function openRequest(tx: Db, ctx: RequestContext, denied: Denied): Promise<HelpRequest> {
  const { county, now } = ctx
  const { household } = denied
  const id = newId()
  const subject = `help:${id}`
  const asker = denied.contactId ?? (await writersContact(tx, ctx))
  const hours = await getFigure(tx, county, 'help_answer_hours', dayOf(now))
  const answerer = await denied.findAnswerer()
  const request: HelpRequest = {
    county,
    id,
    kind: denied.kind,
    contactId: asker,
    householdId: household.id,
    areaPath: household.areaPath,
    code: await giveCode(tx, { county, kind: 'receipt', subject, contactId: asker }),
    status: 'open',
    staffId: answerer?.staffId ?? null,
    openedAt: now,
    answerDueAt: addHours(now, hours),
    lapsesAt: null,
    messageCount: 0,
    isUrgent: false,
  }
  await tx.insert(helpRequests).values(request)
  const { kind, areaPath, householdId, staffId: responderId } = request
  const details = { kind, areaPath, householdId, responderId, ...denied.details }
  await record(tx, ctx, { subject, type: 'help.called', details })
  return request
}

/** A cadre who puts down a household's word is whom the answer goes to. */
async function writersContact(tx: Db, ctx: RequestContext): Promise<string> {
  const { staffId } = requireStaff(ctx)
  const id = ctx.contactId ?? (await contactOfStaff(tx, ctx, staffId, ANYWHERE))
  if (!id) throw new ApiError('refused', 'no_phone')
  return id
}

/** What is said never to have come is kept in the request and told to whoever answers it. */
async function hear(tx: Db, ctx: RequestContext, request: HelpRequest, text: string) {
  const { county, deps } = ctx
  const { id, kind, code, staffId, areaPath, contactId } = request
  const seq = await addMessage(tx, ctx, id, { side: 'contact', staffId: null, text })
  if (!staffId) return
  const [asker] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, contactId)))
  if (!asker) throw new Error('a request without its contact')
  const area = await areaInWords(tx, county, areaPath)
  const phone = phoneOf(deps, county, asker) ?? ''
  const message = say('help.told_responder', { kind, code, area, text, phone })
  await tellStaff(tx, ctx, { staffId, asker, purpose: `help:${id}:${seq}`, say: message })
}

async function nameOf(tx: Db, county: string, id: string) {
  const [member] = await tx
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, id)))
  return member?.name
}

/** Everybody who plays one of the roles for a place, with what decides whether they may look into a denial. */
export async function listAnswerers(
  tx: Db,
  county: string,
  areaPath: AreaPath,
  roles: readonly StaffRole[],
) {
  const rows = await tx
    .select({
      staffId: staff.id,
      unit: staff.unit,
      phoneIndex: staff.phoneIndex,
      role: staffRoles.role,
      areaPath: staffRoles.areaPath,
      openRequests: sql<number>`(
        select count(*)::int from help_requests r
         where r.county = ${county} and r.staff_id = ${staff.id} and r.status = 'open')`,
      tiedHouseholdIds: sql<string[]>`(
        select coalesce(json_agg(t.household_id), '[]') from staff_ties t
         where t.county = ${county} and t.staff_id = ${staff.id})`,
    })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(
      and(
        eq(staffRoles.county, county),
        inArray(staffRoles.role, [...roles]),
        inArray(staffRoles.areaPath, await areasAround(tx, county, areaPath)),
      ),
    )
  return rows.map(({ phoneIndex, ...row }) => ({ ...row, hasPhone: phoneIndex !== null }))
}

/** Those a denial speaks of, with all they are. */
export async function lineOf(tx: Db, county: string, staffIds: readonly string[]) {
  const rows = await tx
    .select({ unit: staff.unit, role: staffRoles.role })
    .from(staff)
    .innerJoin(staffRoles, and(eq(staffRoles.county, county), eq(staffRoles.staffId, staff.id)))
    .where(and(eq(staff.county, county), inArray(staff.id, [...staffIds])))
  return {
    staffIds,
    units: rows.map(({ unit }) => unit),
    roles: rows.map(({ role }) => role),
  }
}
