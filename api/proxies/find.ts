import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, households, people } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { readHouseholdName } from '../objections/household-meant'
import type { Member } from './rules'

export interface Found {
  id: string
  head: string
  areaPath: string
}

const SHOWN = { id: households.id, head: households.headName, areaPath: households.areaPath }

/** Households by their head's name, 3社牟大山 only those of the 社. */
function named(county: string, given: string) {
  const { name, group } = readHouseholdName(given)
  // 家 at the end may be part of the name.
  const names = [...new Set([given.trim(), name])]
  return and(
    eq(households.county, county),
    inArray(households.headName, names),
    group === null ? undefined : sql`split_part(${households.areaPath}, '.', 4) = ${String(group)}`,
  )
}

export const listNamed = (
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  given: string,
): Promise<Found[]> => tx.select(SHOWN).from(households).where(named(county, given))

/** Everybody in the households of that name, with the end of their IDs. */
export async function listMembers(
  tx: Db,
  { county, deps }: Pick<RequestContext, 'county' | 'deps'>,
  given: string,
): Promise<Member[]> {
  const rows = await tx
    .select({
      id: people.id,
      householdId: people.householdId,
      isHead: people.isHead,
      sealed: people.idNumberSealed,
    })
    .from(households)
    .innerJoin(people, and(eq(people.county, county), eq(people.householdId, households.id)))
    .where(named(county, given))
    .orderBy(people.householdId, people.id)
  return rows.map(({ id, sealed, ...row }) => {
    const place = { county, table: 'people', column: 'id_number_sealed', row: id }
    return { ...row, idLast4: deps.sealer.open(place, sealed).slice(-4) }
  })
}

export async function getHousehold(tx: Db, county: string, id: string): Promise<Found> {
  const [household] = await tx
    .select(SHOWN)
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, id)))
  if (!household) throw new Error('a proxy without its household')
  return household
}

/** Whether the contact speaks for the household by itself. */
export async function isLinked(
  tx: Db,
  county: string,
  contactId: string,
  householdId: string,
): Promise<boolean> {
  const link = and(
    eq(contactLinks.county, county),
    eq(contactLinks.contactId, contactId),
    eq(contactLinks.householdId, householdId),
    isNull(contactLinks.endedAt),
  )
  return (await tx.$count(contactLinks, link)) > 0
}
