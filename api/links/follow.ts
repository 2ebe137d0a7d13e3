import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, contacts, people } from '../../db/schema'
import { record, type Recorder } from '../audit/record'
import { phoneIndexOf } from '../contacts/address'
import { addLink } from './add-link'
import { linkAfter } from './rules'

interface Gone {
  from: string
  to: string
  personIds: readonly string[]
  /** The household they left is none any more. */
  isEnded: boolean
}

/**
 * The phones linked to a household go with its members who stand in another one from now on: of a household that
 * ended all, else those the register knows as theirs. A phone of somebody who stays as well speaks for both.
 */
export async function followMembers(tx: Db, ctx: Recorder, gone: Gone): Promise<void> {
  const { county } = ctx
  const { from, to, isEnded } = gone
  const links = await listLinks(tx, county, from)
  if (links.length === 0) return
  const going = await phonesOf(tx, county, inArray(people.id, [...gone.personIds]))
  const staying = await phonesOf(tx, county, eq(people.householdId, from))
  for (const { id, way, contact } of links) {
    const phone = phoneIndexOf(contact)?.toString('hex') ?? null
    const after = linkAfter({ phone, going, staying, isEnded })
    if (after === 'stays') continue
    const contactId = contact.id
    await addLink(tx, ctx, { contactId, householdId: to, way, from })
    if (after === 'both') continue
    await endLink(tx, ctx, { id, from, details: { contactId, way, to } })
  }
}

/** Every phone linked to a household, with its link. */
export const listLinks = (tx: Db, county: string, householdId: string) =>
  tx
    .select({ id: contactLinks.id, way: contactLinks.way, contact: contacts })
    .from(contactLinks)
    .innerJoin(contacts, and(eq(contacts.county, county), eq(contacts.id, contactLinks.contactId)))
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.householdId, householdId),
        isNull(contactLinks.endedAt),
      ),
    )
    .orderBy(asc(contactLinks.contactId))

export async function endLink(
  tx: Db,
  ctx: Recorder,
  { id, from, details }: { id: string; from: string; details: Record<string, string> },
): Promise<void> {
  await tx
    .update(contactLinks)
    .set({ endedAt: ctx.now })
    .where(and(eq(contactLinks.county, ctx.county), eq(contactLinks.id, id)))
  await record(tx, ctx, { subject: `household:${from}`, type: 'contact.unlinked', details })
}

export async function phonesOf(tx: Db, county: string, whose: ReturnType<typeof eq>) {
  const rows = await tx
    .select({ phone: people.phoneIndex })
    .from(people)
    .where(and(eq(people.county, county), whose))
  return new Set(rows.flatMap(({ phone }) => phone?.toString('hex') ?? []))
}
