import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts } from '../../db/schema'
import type { Language } from '../../db/values/contacts'
import { STOPPABLE_CLASSES, type StoppableClass } from '../../db/values/messages'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { ApiError } from '../shared/errors'
import { normalisePhone } from '../shared/phone'
import { isStaffPhone } from '../staff/actors'
import type { Outcome } from '../turns/answer'
import { phoneIndexOf, phonePlace } from './address'
import { type Contact, lockPerson } from './person'
import { change, plainlyMeant, stoppedByAny } from './rules'

/**
 * 退订 and 订阅, of some classes or of all a person may stop; answers to their own filings still
 * arrive. It is the person's wish: it holds for every contact of their phone.
 */
export async function setBroadcasts(
  tx: Db,
  ctx: RequestContext,
  { wanted, classes }: { wanted: boolean; classes?: readonly StoppableClass[] | undefined },
): Promise<Outcome> {
  const { contact, person } = await lockOwn(tx, ctx)
  const phone = phoneIndexOf(contact)
  const isStaff = phone !== null && (await isStaffPhone(tx, ctx.county, phone))
  const meant = classes ?? plainlyMeant(wanted, isStaff)
  for (const each of person) await changeStopped(tx, ctx, each, wanted, meant)
  const { stopped } = change(contact, wanted, meant)
  const asked = STOPPABLE_CLASSES.filter((each) => meant.includes(each))
  const vars = { classes: asked.join(','), stopped: stopped.join(',') }
  return { code: isStaff ? 'done_staff' : 'done', vars }
}

/** One event for each contact it changes, and none where nothing does: the record of consent. */
async function changeStopped(
  tx: Db,
  ctx: RequestContext,
  { id, stopped: before }: Contact,
  wanted: boolean,
  meant: readonly StoppableClass[],
): Promise<void> {
  const { stopped, classes } = change({ stopped: before }, wanted, meant)
  if (classes.length === 0) return
  await set(tx, ctx, id, { stopped })
  const own = requireContact(ctx)
  const details = id === own ? { classes } : { classes, by: own }
  const type = wanted ? 'contact.started' : 'contact.stopped'
  await record(tx, ctx, { subject: `contact:${id}`, type, details })
}

export async function setLanguage(
  tx: Db,
  ctx: RequestContext,
  { language }: { language: Language },
): Promise<Outcome> {
  const id = requireContact(ctx)
  await set(tx, ctx, id, { language })
  const type = 'contact.language_set'
  await record(tx, ctx, { subject: `contact:${id}`, type, details: { language } })
  return { code: 'done', vars: {} }
}

/**
 * A chat shows the phone it belongs to; whoever asks vouches that the channel vouches for it. From
 * then on the chat counts as that phone, and what was stopped on either is stopped on both. Several
 * chats may show the same one.
 */
export async function provePhone(
  tx: Db,
  ctx: RequestContext,
  { phone }: { phone: string },
): Promise<Outcome> {
  const { county, deps } = ctx
  const phoneIndex = indexOf(ctx, phone)
  const { contact, person } = await lockOwn(tx, ctx, phoneIndex ?? undefined)
  if (contact.isPhone) throw new ApiError('refused', 'has_phone')
  const number = normalisePhone(phone)
  if (!number || !phoneIndex) throw new ApiError('refused', 'not_a_mobile')
  if (!contact.phoneIndex?.equals(phoneIndex)) {
    const phoneSealed = deps.sealer.seal(phonePlace(county, contact.id), number)
    await set(tx, ctx, contact.id, { phoneIndex, phoneSealed })
    const subject = `contact:${contact.id}`
    await record(tx, ctx, { subject, type: 'contact.phone_shown', details: {} })
    const stopped = stoppedByAny(person)
    for (const each of person) await changeStopped(tx, ctx, each, false, stopped)
  }
  const isStaff = await isStaffPhone(tx, county, phoneIndex)
  return { code: isStaff ? 'shown_staff' : 'shown', vars: {} }
}

function indexOf({ county, deps }: Pick<RequestContext, 'county' | 'deps'>, phone: string) {
  const number = normalisePhone(phone)
  return number ? deps.sealer.index('phone', county, number) : null
}

/** What concerns every contact of a person. */
const OF_PERSON = new Set(['set_broadcasts', 'subscribe_area', 'prove_phone', 'choose_contact'])

/**
 * Holds what a command of a contact will change, before the contact itself is held: a person's
 * contacts are locked in one order, or two of them at once would wait for each other.
 */
export async function lockBefore(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'deps'>,
  contactId: string,
  command: { type: string; phone?: string },
): Promise<void> {
  if (!OF_PERSON.has(command.type)) return
  const phone = command.type === 'prove_phone' && indexOf(ctx, command.phone ?? '')
  await lockPerson(tx, ctx.county, contactId, phone || undefined)
}

/** The contact that asks and the others of its person, as they stand now that they are held. */
export async function lockOwn(tx: Db, ctx: RequestContext, phone?: Buffer) {
  const id = requireContact(ctx)
  const person = await lockPerson(tx, ctx.county, id, phone)
  const contact = person.find((each) => each.id === id)
  if (!contact) throw new ApiError('not_found', 'contact')
  return { contact, person }
}

/** The contact that asks, held until the transaction ends: what it does happens one after another. */
export async function lockContact(tx: Db, ctx: RequestContext) {
  const id = requireContact(ctx)
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, ctx.county), eq(contacts.id, id)))
    .for('update')
  if (!contact) throw new ApiError('not_found', 'contact')
  return contact
}

export function set(
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  id: string,
  values: Partial<typeof contacts.$inferInsert>,
) {
  return tx
    .update(contacts)
    .set(values)
    .where(and(eq(contacts.county, county), eq(contacts.id, id)))
}
