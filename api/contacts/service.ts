import { and, eq, isNotNull, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts } from '../../db/schema'
import type { Language } from '../../db/values/contacts'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { phoneIndexOf, phonePlace } from './address'
import { ApiError } from '../shared/errors'
import { normalisePhone } from '../shared/phone'
import { isStaffPhone } from '../staff/actors'
import type { Outcome } from '../turns/answer'

/**
 * 退订 and 订阅: broadcasts off or on. Answers to the contact's own filings still arrive. A person who
 * stopped them anywhere gets none, so that they are on again wherever the same phone stopped them.
 */
export async function setBroadcasts(
  tx: Db,
  ctx: RequestContext,
  { wanted }: { wanted: boolean },
): Promise<Outcome> {
  await change(tx, ctx, { broadcastsStoppedAt: wanted ? null : ctx.now })
  await recordChange(tx, ctx, wanted ? 'contact.started' : 'contact.stopped', {})
  if (wanted) await startElsewhere(tx, ctx)
  return { code: 'done', vars: {} }
}

/** The other contacts of this one's phone: it itself, and chats that have shown it. */
async function startElsewhere(tx: Db, ctx: RequestContext): Promise<void> {
  const contact = await lockContact(tx, ctx)
  const phone = phoneIndexOf(contact)
  if (!phone) return
  const started = await tx
    .update(contacts)
    .set({ broadcastsStoppedAt: null })
    .where(
      and(
        eq(contacts.county, ctx.county),
        or(and(contacts.isPhone, eq(contacts.addressIndex, phone)), eq(contacts.phoneIndex, phone)),
        isNotNull(contacts.broadcastsStoppedAt),
      ),
    )
    .returning({ id: contacts.id })
  const details = { by: contact.id }
  for (const { id } of started) {
    await record(tx, ctx, { subject: `contact:${id}`, type: 'contact.started', details })
  }
}

export async function setLanguage(
  tx: Db,
  ctx: RequestContext,
  { language }: { language: Language },
): Promise<Outcome> {
  await change(tx, ctx, { language })
  await recordChange(tx, ctx, 'contact.language_set', { language })
  return { code: 'done', vars: {} }
}

/**
 * A chat shows the phone it belongs to; whoever asks vouches that the channel vouches for it. From
 * then on the chat counts as that phone. Several chats may show the same one.
 */
export async function provePhone(
  tx: Db,
  ctx: RequestContext,
  { phone }: { phone: string },
): Promise<Outcome> {
  const { county, deps } = ctx
  const contact = await lockContact(tx, ctx)
  if (contact.isPhone) throw new ApiError('refused', 'has_phone')
  const number = normalisePhone(phone)
  if (!number) throw new ApiError('refused', 'not_a_mobile')
  const phoneIndex = deps.sealer.index('phone', county, number)
  if (!contact.phoneIndex?.equals(phoneIndex)) {
    const phoneSealed = deps.sealer.seal(phonePlace(county, contact.id), number)
    await change(tx, ctx, { phoneIndex, phoneSealed })
    await recordChange(tx, ctx, 'contact.phone_shown', {})
  }
  const isStaff = await isStaffPhone(tx, county, phoneIndex)
  return { code: isStaff ? 'shown_staff' : 'shown', vars: {} }
}

function change(tx: Db, ctx: RequestContext, set: Partial<typeof contacts.$inferInsert>) {
  const id = requireContact(ctx)
  return tx
    .update(contacts)
    .set(set)
    .where(and(eq(contacts.county, ctx.county), eq(contacts.id, id)))
}

function recordChange(tx: Db, ctx: RequestContext, type: string, details: Record<string, unknown>) {
  return record(tx, ctx, { subject: `contact:${requireContact(ctx)}`, type, details })
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
