import { and, eq, gt, inArray, isNull, not, or, type SQL, sql } from 'drizzle-orm'
import { union } from 'drizzle-orm/pg-core'
import { withdrawalsInForceSince } from '../applications/rules'
import type { Db } from '../../db/client'
import { contactLinks, notices, objections, people, proxies, staffTies } from '../../db/schema'
import { phoneIndexOf } from '../contacts/address'
import type { RequestContext } from '../http/context'
import type { Acting } from './acting-staff'

type Proxy = typeof proxies.$inferSelect

/**
 * Whether an open objection stands between the household and whoever would act for it: one contests
 * the other's household, or the member of staff is to decide it or posted the list it is about. What
 * the household has put right about itself, through whomever, stands between nobody.
 *
 * Who acts by an office needs no digits and could try household after household, so no refusal may tell
 * who objected: while their own or their kin's household is contested, or how they posted a list, they
 * act for nobody, and whose objection they check does not count.
 */
export async function isContested(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  contact: Acting,
  { role, staffId }: Pick<Proxy, 'role' | 'staffId'>,
  householdId: string,
): Promise<boolean> {
  const { county, now } = ctx
  const isOfHousehold = eq(objections.householdId, householdId)
  const isByHousehold = filedFor(tx, county, eq(contactLinks.householdId, householdId), [
    householdId,
  ])
  const isAgainst = inArray(objections.ground, ['should_not_be_listed', 'wrong_facts'])
  const isAgainstHousehold = and(isOfHousehold, isAgainst, not(orFalse(isByHousehold)))
  const own = await ownHouseholds(tx, county, contact, staffId)
  const isByOffice = role !== 'relative'
  const isOfStaff = staffId
    ? or(
        and(
          isByOffice ? isOfHousehold : or(isOfHousehold, isByHousehold),
          eq(objections.staffId, staffId),
        ),
        and(
          isByOffice ? undefined : isByHousehold,
          eq(objections.ground, 'faulty_procedure'),
          eq(notices.postedBy, staffId),
        ),
      )
    : undefined
  const isBetween =
    own.length > 0
      ? or(
          and(
            isByOffice ? undefined : isByHousehold,
            isAgainst,
            inArray(objections.householdId, own),
          ),
          and(
            isAgainstHousehold,
            filedFor(tx, county, inArray(contactLinks.householdId, own), own),
          ),
        )
      : undefined
  const [found] = await tx
    .select({ id: objections.id })
    .from(objections)
    .innerJoin(notices, and(eq(notices.county, county), eq(notices.id, objections.noticeId)))
    .where(
      and(
        eq(objections.county, county),
        eq(objections.status, 'open'),
        or(
          isNull(objections.withdrawalAskedAt),
          gt(objections.withdrawalAskedAt, withdrawalsInForceSince(now)),
        ),
        or(and(isAgainstHousehold, eq(objections.contactId, contact.id)), isBetween, isOfStaff),
      ),
    )
    .limit(1)
  return found !== undefined
}

const isNever = sql`false`

/** An objection on paper has neither phone nor proxy, and is not therefore the household's. */
const orFalse = (condition: SQL | undefined) => sql`coalesce(${condition ?? isNever}, false)`

/** Filed from a phone of one of the households, or by somebody who acted for it. */
function filedFor(tx: Db, county: string, isTheirs: SQL, householdIds: readonly string[]) {
  const phones = tx
    .select({ id: contactLinks.contactId })
    .from(contactLinks)
    .where(and(eq(contactLinks.county, county), isTheirs, isNull(contactLinks.endedAt)))
  const acted = tx
    .select({ id: proxies.id })
    .from(proxies)
    .where(and(eq(proxies.county, county), inArray(proxies.householdId, [...householdIds])))
  return or(inArray(objections.contactId, phones), inArray(objections.proxyId, acted))
}

/** Those the contact speaks for, its phone stands for, or its member of staff is tied to. */
async function ownHouseholds(
  tx: Db,
  county: string,
  contact: Acting,
  staffId: string | null,
): Promise<string[]> {
  const phone = phoneIndexOf(contact)
  const linked = tx
    .select({ id: contactLinks.householdId })
    .from(contactLinks)
    .where(
      and(
        eq(contactLinks.county, county),
        eq(contactLinks.contactId, contact.id),
        isNull(contactLinks.endedAt),
      ),
    )
  const standing = tx
    .select({ id: people.householdId })
    .from(people)
    .where(and(eq(people.county, county), phone ? eq(people.phoneIndex, phone) : isNever))
  const tied = tx
    .select({ id: staffTies.householdId })
    .from(staffTies)
    .where(and(eq(staffTies.county, county), staffId ? eq(staffTies.staffId, staffId) : isNever))
  const rows = await union(linked, standing, tied)
  return rows.map(({ id }) => id)
}
