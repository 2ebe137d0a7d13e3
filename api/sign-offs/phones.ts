import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, contacts, people, staff } from '../../db/schema'
import { phoneIndexOf } from '../contacts/address'
import { MOST_HOUSEHOLDS_OF_A_PHONE } from '../links/rules'
import { isAnyOf } from '../shared/any-of'

/** A phone or chat that speaks for a household, and whether it may sign for it. */
export interface SpeakingContact {
  contactId: string
  householdId: string
  maySign: boolean
}

/**
 * Who speaks for some households. Not every one of them may sign: a link by a cadre's code proves no
 * household, and neither does a phone of staff or one that stands for many.
 */
export async function listSpeaking(
  db: Db,
  county: string,
  householdIds: readonly string[],
): Promise<SpeakingContact[]> {
  if (householdIds.length === 0) return []
  const links = await db
    .select({
      contactId: contactLinks.contactId,
      householdId: contactLinks.householdId,
      way: contactLinks.way,
      isPhone: contacts.isPhone,
      addressIndex: contacts.addressIndex,
      phoneIndex: contacts.phoneIndex,
    })
    .from(contactLinks)
    .innerJoin(contacts, and(eq(contacts.county, county), eq(contacts.id, contactLinks.contactId)))
    .where(
      and(
        eq(contactLinks.county, county),
        isAnyOf(contactLinks.householdId, householdIds),
        isNull(contactLinks.endedAt),
      ),
    )
    .orderBy(asc(contactLinks.householdId), asc(contactLinks.contactId))
  const phones = links.flatMap((link) => phoneIndexOf(link) ?? [])
  const barred = await barredPhones(db, county, phones)
  return links.map(({ contactId, householdId, way, ...address }) => {
    const phone = phoneIndexOf(address)?.toString('hex')
    const isProved = way === 'register_phone' && phone !== undefined
    return { contactId, householdId, maySign: isProved && !barred.has(phone) }
  })
}

/** Of some phones those that prove no household, as hex digits of their keyed hashes. */
async function barredPhones(db: Db, county: string, phones: readonly Buffer[]) {
  if (phones.length === 0) return new Set<string>()
  const ofStaff = await db
    .select({ phone: staff.phoneIndex })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.phoneIndex, [...phones]), staff.isActive))
  const ofMany = await db
    .select({ phone: people.phoneIndex })
    .from(people)
    .where(and(eq(people.county, county), inArray(people.phoneIndex, [...phones])))
    .groupBy(people.phoneIndex)
    .having(sql`count(distinct ${people.householdId}) > ${MOST_HOUSEHOLDS_OF_A_PHONE}`)
  return new Set([...ofStaff, ...ofMany].flatMap(({ phone }) => phone?.toString('hex') ?? []))
}
