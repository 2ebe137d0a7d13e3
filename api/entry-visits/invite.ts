import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, contacts, people, staff } from '../../db/schema'
import { record } from '../audit/record'
import { ANYWHERE, contactOfPhone } from '../contacts/of-phone'
import { wants } from '../contacts/wants'
import type { RequestContext } from '../http/context'
import { MOST_HOUSEHOLDS_OF_A_PHONE } from '../links/rules'
import { say } from '../messages/templates'
import { enqueueMany } from '../outbox/enqueue'

/**
 * Tells a household that its screening found it may apply, once per round: every phone linked to it,
 * or else the one it has in the register. Only while the finding stands. Zero where no
 * phone is left that would be heard: somebody has to go and say it.
 */
export async function inviteHousehold(
  tx: Db,
  ctx: RequestContext,
  { householdId, roundId, entryId }: { householdId: string; roundId: string; entryId: string },
): Promise<number> {
  const linked = await listLinked(tx, ctx, householdId)
  const reached = linked.length > 0 ? linked : await contactInRegister(tx, ctx, householdId)
  const messages = reached.map((contactId) => ({
    contactId,
    class: 'notice' as const,
    say: say('screening.invitation', {}),
    purpose: `household:${householdId}:invited:${roundId}:${contactId}`,
    guard: { kind: 'screened_eligible' as const, id: entryId },
  }))
  await enqueueMany(tx, ctx, messages)
  const details = { householdId, roundId, entryId, told: reached.length }
  const subject = `household:${householdId}`
  await record(tx, ctx, { subject, type: 'household.invited', details })
  return reached.length
}

/** Linked contacts that take such messages. */
async function listLinked(tx: Db, { county }: RequestContext, householdId: string) {
  const rows = await tx
    .selectDistinct({ id: contacts.id })
    .from(contactLinks)
    .innerJoin(contacts, and(eq(contacts.county, county), eq(contacts.id, contactLinks.contactId)))
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.householdId, householdId),
        isNull(contactLinks.endedAt),
        wants('notice'),
      ),
    )
    .orderBy(asc(contacts.id))
  return rows.map(({ id }) => id)
}

/** The contact of the head's phone in the register, or of another member's; none or one. */
async function contactInRegister(
  tx: Db,
  ctx: RequestContext,
  householdId: string,
): Promise<string[]> {
  const { county, deps } = ctx
  const [owner] = await tx
    .select({ id: people.id, index: people.phoneIndex, sealed: people.phoneSealed })
    .from(people)
    .where(and(eq(people.county, county), eq(people.householdId, householdId), isOwnPhone(county)))
    .orderBy(desc(people.isHead), asc(people.id))
    .limit(1)
  if (!owner?.index || !owner.sealed) return []
  const { id, index, sealed } = owner
  const place = { county, table: 'people', column: 'phone_sealed', row: id }
  const phone = { index, read: () => deps.sealer.open(place, sealed) }
  const contactId = await contactOfPhone(tx, ctx, phone, ANYWHERE)
  if (!contactId) return []
  const [contact] = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, contactId), wants('notice')))
  return contact ? [contact.id] : []
}

/** A phone of the household itself: not of a cadre or a shop that stands for many. */
export const isOwnPhone = (county: string) => sql`(
  ${people.phoneIndex} is not null
  and not exists (select from ${staff} s
    where s.county = ${county} and s.phone_index = ${people.phoneIndex} and s.is_active)
  and (select count(distinct p.household_id) from people p
        where p.county = ${county} and p.phone_index = ${people.phoneIndex})
      <= ${MOST_HOUSEHOLDS_OF_A_PHONE})`
