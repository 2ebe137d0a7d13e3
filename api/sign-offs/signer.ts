import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import {
  applications,
  contactLinks,
  type contacts,
  people,
  signOffs,
  staff,
  staffTies,
} from '../../db/schema'
import { isOpenApplication } from '../applications/open'
import { phoneIndexOf } from '../contacts/address'
import type { RequestContext } from '../http/context'
import type { SignOff } from './cases'
import { listSpeaking } from './phones'

type Contact = typeof contacts.$inferSelect

/** A contact as somebody who may have to sign: an official by their own phone, a household's voice. */
export interface Signatory {
  contactId: string
  /** Keyed hash of its phone; null where none is known. */
  phone: Buffer | null
  staffId: string | null
  /** Those it speaks for. */
  householdIds: readonly string[]
  /** Those of them for which it may sign. */
  maySignFor: readonly string[]
}

/** As whom the contact signs, read within the transaction. */
export async function readSignatory(
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  contact: Contact,
): Promise<Signatory> {
  const phone = phoneIndexOf(contact)
  const [member] = phone
    ? await tx
        .select({ id: staff.id })
        .from(staff)
        .where(and(eq(staff.county, county), eq(staff.phoneIndex, phone), staff.isActive))
    : []
  const linked = await tx
    .select({ id: contactLinks.householdId })
    .from(contactLinks)
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.contactId, contact.id),
        isNull(contactLinks.endedAt),
      ),
    )
  const householdIds = linked.map(({ id }) => id)
  const speaking = await listSpeaking(tx, county, householdIds)
  const mine = speaking.filter(({ contactId, maySign }) => maySign && contactId === contact.id)
  return {
    contactId: contact.id,
    phone,
    staffId: member?.id ?? null,
    householdIds,
    maySignFor: mine.map(({ householdId }) => householdId),
  }
}

/** A sign-off with the household it is about. */
export type SignOffOf = SignOff & { householdId: string }

/** What waits for a signatory in open cases, oldest first: as an official, and for its households. */
export async function listAskedOf(
  db: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  { staffId, householdIds }: Pick<Signatory, 'staffId' | 'householdIds'>,
): Promise<SignOffOf[]> {
  const found = []
  if (staffId) found.push(...(await select(db, county, now, eq(signOffs.staffId, staffId))))
  if (householdIds.length > 0) {
    const ofHouseholds = and(
      eq(signOffs.role, 'household'),
      inArray(applications.householdId, [...householdIds]),
    )
    found.push(...(await select(db, county, now, ofHouseholds)))
  }
  return found.map(({ signOff, householdId }) => ({ ...signOff, householdId }))
}

function select(db: Db, county: string, now: Date, whose: ReturnType<typeof and>) {
  return db
    .select({ signOff: signOffs, householdId: applications.householdId })
    .from(signOffs)
    .innerJoin(
      applications,
      and(eq(applications.county, county), eq(applications.id, signOffs.applicationId)),
    )
    .where(
      and(eq(signOffs.county, county), eq(signOffs.status, 'asked'), whose, isOpenApplication(now)),
    )
    .orderBy(asc(signOffs.askedAt), asc(signOffs.id))
}

/** Households a member of staff is kin to, works with, or whose register holds their own phone. */
export async function listTied(
  tx: Db,
  county: string,
  staffId: string,
  phone: Buffer | null,
): Promise<Set<string>> {
  const ties = await tx
    .select({ id: staffTies.householdId })
    .from(staffTies)
    .where(and(eq(staffTies.county, county), eq(staffTies.staffId, staffId)))
  const own = phone
    ? await tx
        .select({ id: people.householdId })
        .from(people)
        .where(and(eq(people.county, county), eq(people.phoneIndex, phone)))
    : []
  return new Set([...ties, ...own].map(({ id }) => id))
}
