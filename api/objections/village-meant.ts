import { and, asc, eq, inArray, isNotNull, like, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import {
  areas,
  households,
  noticeVillages,
  people,
  staff,
  staffRoles,
  villageCases,
} from '../../db/schema'
import type { Notice } from '../notices/find'
import { STANDING } from '../notices/rules'
import { areaAt } from '../shared/area-path'
import type { Meant } from './household-meant'
import { villagesIn } from './rules'

const NONE: Meant = { state: 'none', householdId: null, villageCaseId: null }

/** The villages that still stand on a list. */
export function listVillages(db: Db, county: string, noticeId: string) {
  return db
    .select({
      villageCaseId: noticeVillages.villageCaseId,
      villagePath: noticeVillages.villagePath,
      name: noticeVillages.villageName,
    })
    .from(noticeVillages)
    .where(
      and(
        eq(noticeVillages.county, county),
        eq(noticeVillages.noticeId, noticeId),
        inArray(noticeVillages.status, STANDING),
      ),
    )
    .orderBy(asc(noticeVillages.villagePath), asc(noticeVillages.villageCaseId))
}

/** Which village of a list is meant by a name as people say it. */
export async function findVillage(
  db: Db,
  county: string,
  { id }: Pick<Notice, 'id'>,
  given: string | null,
): Promise<Meant> {
  if (given === null) return NONE
  const listed = await listVillages(db, county, id)
  const names = villagesIn(
    given,
    listed.map(({ name }) => name),
  )
  const [one, ...others] = listed.filter(({ name }) => names.includes(name))
  if (!one) return { ...NONE, state: 'unknown' }
  if (others.length > 0) return { ...NONE, state: 'ambiguous' }
  return { state: 'listed', householdId: null, villageCaseId: one.villageCaseId }
}

const MY_VILLAGE = /我们?(?:这)?个?村|本村|这个?村/u

/**
 * The village some words speak of: by name, as one's own, or the only one of the list. Null where they
 * tell none, or several.
 * @param own The households whoever objects speaks for.
 */
export async function villageIn(
  db: Db,
  county: string,
  { id }: Pick<Notice, 'id'>,
  text: string,
  own: readonly string[],
): Promise<string | null> {
  const listed = await listVillages(db, county, id)
  const named = villagesIn(
    text,
    listed.map(({ name }) => name),
  )
  if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null
  const [only, ...others] = listed
  if (only && others.length === 0) return only.name
  if (own.length === 0 || !MY_VILLAGE.test(text)) return null
  const homes = await db
    .select({ areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), inArray(households.id, [...own])))
  const paths = homes.map(({ areaPath }) => areaAt(areaPath, 'village'))
  const [mine, ...more] = listed.filter(({ villagePath }) => paths.includes(villagePath))
  return mine && more.length === 0 ? mine.name : null
}

/** A village's case as an objection to it is told: its name and where; null where it is about none. */
export async function villageOf(db: Db, county: string, villageCaseId: string | null) {
  if (!villageCaseId) return null
  const [found] = await db
    .select({
      name: villageCases.villageName,
      path: villageCases.villagePath,
      proposedBy: villageCases.proposedBy,
    })
    .from(villageCases)
    .where(and(eq(villageCases.county, county), eq(villageCases.id, villageCaseId)))
  return found ?? null
}

/** Staff who work in a village or live there: to them it is their own. */
export async function tiedToVillage(db: Db, county: string, path: string): Promise<string[]> {
  const within = (column: typeof staffRoles.areaPath | typeof households.areaPath) =>
    or(eq(column, path), like(column, `${path}.%`))
  const merged = db
    .select({ path: areas.path })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.successorPath, path)))
  const working = db
    .select({ id: staffRoles.staffId })
    .from(staffRoles)
    .where(
      and(
        eq(staffRoles.county, county),
        or(within(staffRoles.areaPath), inArray(staffRoles.areaPath, merged)),
      ),
    )
  const living = db
    .select({ id: staff.id })
    .from(staff)
    .innerJoin(people, and(eq(people.county, county), eq(people.phoneIndex, staff.phoneIndex)))
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, people.householdId)),
    )
    .where(and(eq(staff.county, county), isNotNull(staff.phoneIndex), within(households.areaPath)))
  return (await working.union(living)).map(({ id }) => id)
}
