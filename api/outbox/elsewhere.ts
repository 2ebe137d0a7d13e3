import { and, asc, desc, eq, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, outbox } from '../../db/schema'
import type { MessageClass } from '../../db/values/messages'
import { phoneIndexOf } from '../contacts/address'
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
  if (!other) return false
  const { county, deps, now } = ctx
  const id = newId()
  const { contentSealed } = message
  const content =
    contentSealed &&
    sealContent(deps, county, id, openContent(deps, county, message.id, contentSealed))
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
    purpose: purpose && `${purpose}:elsewhere`,
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
      ),
    )
    .returning({ id: outbox.id })
  return again.length > 0
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
    })
    .from(contacts)
    .where(
      and(
        eq(contacts.county, county),
        ne(contacts.id, contactId),
        or(
          and(contacts.isPhone, eq(contacts.addressIndex, phone)),
          and(isNotNull(contacts.phoneIndex), eq(contacts.phoneIndex, phone)),
        ),
      ),
    )
    // A text reaches a phone for sure.
    .orderBy(desc(contacts.isPhone), sql`${contacts.chosenAt} desc nulls last`, asc(contacts.id))
  return others.find((other) => !isFaulty(other, now)) ?? null
}
