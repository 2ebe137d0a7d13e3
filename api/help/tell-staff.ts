import { and, desc, eq, not, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, staff } from '../../db/schema'
import type { MessageClass } from '../../db/values/messages'
import type { RequestContext } from '../http/context'
import type { Say } from '../messages/templates'
import { enqueue } from '../outbox/enqueue'
import type { Guard } from '../outbox/guards'
import { newId } from '../shared/ids'

/** Nobody's message gave the occasion: staff are reached on whatever channel phones write by. */
export const ANYWHERE = { channel: '', isPhone: false }

interface Told {
  staffId: string
  /** Whoever gave the occasion: staff who never wrote to us are reached on the same channel. */
  asker: { channel: string; isPhone: boolean }
  purpose: string
  say: Say
  /** About something filed unless given. */
  class?: MessageClass
  notBefore?: Date
  notAfter?: Date
  guard?: Guard
}

/** Queues a message to a member of staff; false where they have left, or have no phone. */
export async function tellStaff(tx: Db, ctx: RequestContext, told: Told): Promise<boolean> {
  const contactId = await contactOfStaff(tx, ctx, told.staffId, told.asker)
  if (!contactId) return false
  const { staffId: _, asker: __, ...message } = told
  await enqueue(tx, ctx, { contactId, class: 'filing', ...message })
  return true
}

/** The contact of a member of staff, made of their own phone when they never wrote to us. */
export async function contactOfStaff(
  tx: Db,
  ctx: RequestContext,
  staffId: string,
  asker: Told['asker'],
): Promise<string | null> {
  const { county, deps } = ctx
  const [member] = await tx
    .select({ index: staff.phoneIndex, sealed: staff.phoneSealed })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, staffId), eq(staff.isActive, true)))
  if (!member?.index || !member.sealed) return null
  const known = await findContact(tx, county, member.index, asker.channel)
  if (known) return known
  const channel = asker.isPhone ? asker.channel : await anyPhoneChannel(tx, county)
  if (!channel) return null
  const id = newId()
  const place = { county, table: 'staff', column: 'phone_sealed', row: staffId }
  const phone = deps.sealer.open(place, member.sealed)
  const sealed = { county, table: 'contacts', column: 'address_sealed', row: id }
  await tx
    .insert(contacts)
    .values({
      county,
      id,
      channel,
      addressIndex: member.index,
      addressSealed: deps.sealer.seal(sealed, phone),
      isPhone: true,
      language: 'zh',
      lastSeq: 0,
      lastOutSeq: 0,
      sessionVersion: 0,
    })
    .onConflictDoNothing()
  // Somebody else may have made it a moment before.
  return (await findContact(tx, county, member.index, channel)) ?? null
}

/**
 * On the given channel rather than on another, and where they stopped us only if nothing else is
 * left. A phone they write from, or a chat that has shown theirs.
 */
async function findContact(tx: Db, county: string, index: Buffer, channel: string) {
  const [contact] = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.county, county),
        or(
          and(eq(contacts.addressIndex, index), contacts.isPhone),
          and(eq(contacts.phoneIndex, index), not(contacts.isPhone)),
        ),
      ),
    )
    .orderBy(
      sql`${contacts.broadcastsStoppedAt} is not null`,
      sql`${contacts.channel} <> ${channel}`,
      desc(contacts.lastSeq),
      contacts.id,
    )
    .limit(1)
  return contact?.id
}

/** A channel by which phones of the county write to us. */
async function anyPhoneChannel(tx: Db, county: string) {
  const [contact] = await tx
    .select({ channel: contacts.channel })
    .from(contacts)
    .where(and(eq(contacts.county, county), contacts.isPhone))
    .limit(1)
  return contact?.channel
}
