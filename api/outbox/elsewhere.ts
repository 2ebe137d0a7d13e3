import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import type { MessageClass } from '../../db/values/messages'
import { phoneIndexOf } from '../contacts/address'
import { ofPhone } from '../contacts/person'
import { isWanted } from '../contacts/rules'
import type { RequestContext } from '../http/context'
import { newId } from '../shared/ids'
import { openContent, sealContent } from './content'
import type { Guard } from './guards'
import { isFaulty } from './rules'

/** A message whose reader is to get it at another address of theirs. */
export interface Undelivered {
  id: string
  contactId: string
  purpose: string | null
  class: MessageClass
  template: string
  contentSealed: Buffer | null
  broadcastId: string | null
  householdId: string | null
  villagePath: string | null
  notAfter: Date | null
  guard: unknown
  isEmergency: boolean
  replaces: string | null
}

interface When {
  notBefore?: Date
  /** In place of the message's own. */
  guard?: Guard
}

/**
 * Sends a message to another address of the same person: their phone, or a chat that has shown it.
 * False where there is none, or where this one came from elsewhere itself: nothing goes round in circles.
 */
export async function sendElsewhere(
  tx: Db,
  ctx: RequestContext,
  message: Undelivered,
  { notBefore = ctx.now, guard = message.guard as Guard | undefined }: When = {},
): Promise<boolean> {
  if (message.replaces) return false
  const other = await findOther(tx, ctx, message.contactId)
  if (!other || !isWanted(other, message.class)) return false
  const { county, now } = ctx
  const id = newId()
  const content = resealed(ctx, message, id)
  if (content === 'unreadable') return false
  const { purpose, template, broadcastId, householdId, villagePath, notAfter, isEmergency } =
    message
  const copy = {
    county,
    id,
    contactId: other.id,
    channel: other.channel,
    seq: other.seq,
    template,
    broadcastId,
    householdId,
    villagePath,
    notAfter,
    isEmergency,
    notBefore,
    class: message.class,
    purpose: purpose && elsewhere(purpose),
    contentSealed: content,
    guard: guard ?? null,
    status: 'queued' as const,
    attempts: 0,
    createdAt: now,
    replaces: message.id,
  }
  const made = await tx
    .insert(outbox)
    .values(copy)
    .onConflictDoNothing()
    .returning({ id: outbox.id })
  if (made.length > 0) return true
  // It waits already in case this one is not read: now it is known that it is not.
  const again = await tx
    .update(outbox)
    .set({ notBefore, guard: guard ?? null })
    .where(
      and(
        eq(outbox.county, county),
        eq(outbox.contactId, other.id),
        eq(outbox.replaces, message.id),
        eq(outbox.status, 'queued'),
      ),
    )
    .returning({ id: outbox.id })
  return again.length > 0
}

/** What a message is for at another address of its reader. */
export const elsewhere = (purpose: string) => `${purpose}:elsewhere`

/** Its words under another id; null of a broadcast's. */
function resealed(
  { deps, county }: RequestContext,
  { id, contentSealed }: Undelivered,
  as: string,
) {
  if (!contentSealed) return null
  try {
    return sealContent(deps, county, as, openContent(deps, county, id, contentSealed))
  } catch (err) {
    deps.log.error({ err, outboxId: id }, 'a message cannot be opened')
    return 'unreadable' as const
  }
}

/** The person's best other contact, with the place after its last message. */
async function findOther(tx: Db, ctx: RequestContext, contactId: string) {
  const { county, now } = ctx
  const [own] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, contactId)))
  const phone = own && phoneIndexOf(own)
  if (!phone) return null
  const others = await tx
    .select({
      id: contacts.id,
      channel: contacts.channel,
      seq: contacts.lastOutSeq,
      addressFault: contacts.addressFault,
      addressFaultAt: contacts.addressFaultAt,
      stopped: contacts.stopped,
    })
    .from(contacts)
    .where(
      and(
        ofPhone(county, phone),
        ne(contacts.id, contactId),
        isStillTheirs(county, contactId, phone),
      ),
    )
    // A text reaches a phone for sure.
    .orderBy(desc(contacts.isPhone), sql`${contacts.chosenAt} desc nulls last`, asc(contacts.id))
  return others.find((other) => !isFaulty(other, now)) ?? null
}

/**
 * The phone stands in the register for a household the contact speaks for, or with active staff: one that was
 * shown long ago may be somebody else's by now.
 */
const isStillTheirs = (county: string, contactId: string, phone: Buffer) => sql`(
  exists (select from staff s
           where s.county = ${county} and s.phone_index = ${phone} and s.is_active)
  or exists (select from people p
              join contact_links l on l.county = ${county} and l.household_id = p.household_id
                                  and l.ended_at is null and l.contact_id = ${contactId}
             where p.county = ${county} and p.phone_index = ${phone}))`
