import { and, asc, eq, not, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts } from '../../db/schema'
import { phoneIndexOf } from './address'

export type Contact = typeof contacts.$inferSelect

/** Contacts of one phone: it itself on any channel, and chats that have shown it. */
export const ofPhone = (county: string, phone: Buffer): SQL | undefined =>
  and(
    eq(contacts.county, county),
    or(
      and(eq(contacts.addressIndex, phone), contacts.isPhone),
      and(eq(contacts.phoneIndex, phone), not(contacts.isPhone)),
    ),
  )

/** The order of `bestOf` for a statement: its first row is the contact that gets the messages. */
export const bestFirst: readonly SQL[] = [
  sql`${contacts.addressFault} is not null`,
  sql`${contacts.chosenAt} desc nulls last`,
  sql`${contacts.isPhone}`,
  sql`${contacts.lastSeq} desc`,
  sql`${contacts.id}`,
]

/** Every contact of the person one contact belongs to, or of a phone it is about to show. */
export const ofPerson = (county: string, contact: Contact, phone = phoneIndexOf(contact)) => {
  const itself = and(eq(contacts.county, county), eq(contacts.id, contact.id))
  return phone ? or(itself, ofPhone(county, phone)) : itself
}

/**
 * A person's contacts, held until the transaction ends, in the order of their ids: two at once from
 * two phones of one person come one after another and do not wait for each other.
 */
export async function lockPerson(
  tx: Db,
  county: string,
  contactId: string,
  phone?: Buffer,
): Promise<Contact[]> {
  const [contact] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, contactId)))
  if (!contact) return []
  return tx
    .select()
    .from(contacts)
    .where(ofPerson(county, contact, phone))
    .orderBy(asc(contacts.id))
    .for('no key update')
}
