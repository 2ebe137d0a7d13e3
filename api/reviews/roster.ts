import { and, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, people, staff, staffRoles } from '../../db/schema'
import { named } from '../names/named'
import { readHouseholdName } from '../objections/household-meant'
import { areaAt } from '../shared/area-path'
import type { SaidAttendee } from './attendee-words'
import type { Review } from './find'

interface Person {
  householdId: string
  name: string
  areaPath: string
  size: number
}

/** Whom a name can mean at a meeting. */
export interface Roster {
  people: readonly Person[]
  staff: readonly { staffId: string; name: string }[]
}

/** Somebody present, as far as the roll and the staff know them. */
export interface Met {
  name: string
  proxyName: string | null
  householdId: string | null
  staffId: string | null
  /** Neither on the roll of the area nor on the staff: kept as it was written. */
  isStranger: boolean
  /** Several bear the name: whose household it is nobody knows. */
  isNamesake: boolean
}

/** People of the area, and staff of its township; in a committee sit staff alone. */
export async function readRoster(
  tx: Db,
  county: string,
  { areaPath, body }: Pick<Review, 'areaPath' | 'body'>,
): Promise<Roster> {
  const township = areaAt(areaPath, 'township')
  const members = await tx
    .selectDistinct({ staffId: staff.id, name: staff.name })
    .from(staffRoles)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, staffRoles.staffId)))
    .where(
      and(
        eq(staffRoles.county, county),
        staff.isActive,
        or(eq(staffRoles.areaPath, township), sql`${staffRoles.areaPath} like ${`${township}.%`}`),
      ),
    )
  if (body === 'committee') return { people: [], staff: members }
  const here = await tx
    .select({
      householdId: households.id,
      name: people.name,
      areaPath: households.areaPath,
      size: households.size,
    })
    .from(households)
    .innerJoin(people, and(eq(people.county, county), eq(people.householdId, households.id)))
    .where(
      and(
        eq(households.county, county),
        ne(households.status, 'closed'),
        sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`})`,
      ),
    )
  return { people: here, staff: members }
}

/** The names of staff by their ids, for who came last time and left since. */
export const activeStaff = async (tx: Db, county: string, ids: readonly string[]) => {
  if (ids.length === 0) return new Set<string>()
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, [...ids]), staff.isActive))
  return new Set(rows.map(({ id }) => id))
}

/** A name longer than this is one only where the roll knows it. */
const LONGEST_STRANGE = 4

/** Who is meant; undefined where the words are no name. */
export function meet(roster: Roster, { said, proxy }: SaidAttendee): Met | undefined {
  const giver = find(roster, said)
  const holder = proxy === null ? null : find(roster, proxy)
  if (!isName(giver) || (holder && !isName(holder))) return undefined
  return { ...giver, proxyName: holder?.name ?? null }
}

type Found = Omit<Met, 'proxyName'>

const isName = ({ name, isStranger }: Found) =>
  !isStranger || name.includes('·') || [...name].length <= LONGEST_STRANGE

function find({ people: all, staff: members }: Roster, said: string): Found {
  const { name: bare, group, size } = readHouseholdName(said)
  const full = said.replace(/^\d{1,2}[社组]/u, '').replace(/\d{1,2}口$/u, '')
  const whole = all.filter(({ name }) => name === full)
  const alike = whole.length > 0 ? whole : called(all, bare)
  const here = alike.filter(
    (each) =>
      (!group || each.areaPath.split('.')[3] === String(group)) && (!size || each.size === size),
  )
  const homes = new Set(here.map(({ householdId }) => householdId))
  const [only] = homes.size === 1 ? here : []
  const name = only?.name ?? full
  const [member, namesake] = members.filter((each) => each.name === name)
  const staffId = member && !namesake ? member.staffId : null
  // Several of the name are known, though nobody can tell which.
  const isStranger = alike.length === 0 && !member
  const isNamesake = homes.size > 1
  return { name, householdId: only?.householdId ?? null, staffId, isStranger, isNamesake }
}

/** By ear only where one name sounds like it. */
function called(all: readonly Person[], said: string): Person[] {
  const { found, isHeard } = named(all, said, ({ name }) => name)
  return isHeard && new Set(found.map(({ name }) => name)).size > 1 ? [] : found
}
