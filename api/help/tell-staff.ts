import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, staff } from '../../db/schema'
import type { RequestContext } from '../http/context'
import type { Say } from '../messages/templates'
import { enqueue } from '../outbox/enqueue'
import { newId } from '../shared/ids'

interface Told {
  staffId: string
  /** Whoever gave the occasion: staff who never wrote to us are reached on the same channel. */
  asker: { channel: string; isPhone: boolean }
  purpose: string
  say: Say
  notBefore?: Date
}

/** Queues a message to a member of staff; false when there is no phone to send it to. */
export async function tellStaff(tx: Db, ctx: RequestContext, told: Told): Promise<boolean> {
  const contactId = await contactOfStaff(tx, ctx, told.staffId, told.asker)
  if (!contactId) return false
  const { purpose, say, notBefore } = told
  const when = notBefore ? { notBefore } : {}
  await enqueue(tx, ctx, { contactId, purpose, class: 'filing', say, ...when })
  return true
}

/** The contact of a member of staff's own phone, made when the phone never wrote to us. */
async function contactOfStaff(
  tx: Db,
  ctx: RequestContext,
  staffId: string,
  asker: Told['asker'],
): Promise<string | null> {
  const { county, deps } = ctx
  const [member] = await tx
    .select({ index: staff.phoneIndex, sealed: staff.phoneSealed })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, staffId)))
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

/** On the given channel rather than on another. */
async function findContact(tx: Db, county: string, index: Buffer, channel: string) {
  const [contact] = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.addressIndex, index), contacts.isPhone))
    .orderBy(sql`${contacts.channel} <> ${channel}`, contacts.channel)
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
