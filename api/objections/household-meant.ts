import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, noticeEntries } from '../../db/schema'
import type { ObjectionGround } from '../../db/values/rounds'
import { groupNumber } from '../areas/import/numerals'
import { numberOf, SMALL } from '../wording/numerals'
import type { RequestContext } from '../http/context'
import { soundingLike } from '../names/named'
import { soundOf } from '../names/sound'
import { contains } from '../shared/area-path'
import { ApiError } from '../shared/errors'
import type { Notice } from '../notices/find'
import { getRound } from '../rounds/find'
import { isOfVillages } from '../rounds/paths'
import { stillListed } from './notice'
import { isAgainstEntry, namesHeardIn, namesIn, type ObjectionFacts } from './rules'
import { findVillage } from './village-meant'

/** The household or village an objection is about, as far as it can be told. */
export interface Meant {
  state: ObjectionFacts['household']
  householdId: string | null
  /** Of a list of villages: the case of the village. */
  villageCaseId: string | null
}

const NONE: Meant = { state: 'none', householdId: null, villageCaseId: null }

interface Named {
  householdName: string | null
  ownHousehold: string | null
}

/**
 * Which household is meant by its name or as one's own. Grounds against an entry look on the list;
 * who was left out stands on the roll of the list's area.
 * @param own The households whoever objects speaks for; another's is not their own.
 */
export async function findMeant(
  db: Db,
  ctx: RequestContext,
  notice: Notice,
  ground: ObjectionGround,
  { householdName, ownHousehold }: Named,
  own: readonly string[],
): Promise<Meant> {
  if (ground === 'faulty_procedure') return NONE
  if (await isListOfVillages(db, ctx.county, notice))
    return findVillage(db, ctx.county, notice, householdName)
  if (ownHousehold !== null) {
    if (!own.includes(ownHousehold)) throw new ApiError('not_found', 'household')
    return ownMeant(db, ctx, notice, ownHousehold)
  }
  if (householdName === null) return NONE
  const onList = await findListed(db, ctx.county, notice, householdName)
  if (isAgainstEntry(ground) || onList.state === 'listed') return onList
  return findOnRoll(db, ctx.county, notice.areaPath, householdName)
}

export const isListOfVillages = async (
  db: Db,
  county: string,
  { roundId }: Pick<Notice, 'roundId'>,
): Promise<boolean> => isOfVillages((await getRound(db, county, roundId)).kind)

async function ownMeant(
  db: Db,
  { county }: RequestContext,
  notice: Notice,
  householdId: string,
): Promise<Meant> {
  const entry = and(stillListed(county, notice.id), eq(noticeEntries.householdId, householdId))
  if ((await db.$count(noticeEntries, entry)) > 0) return { ...NONE, state: 'listed', householdId }
  const [household] = await db
    .select({ areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
  const isHere = household !== undefined && contains(notice.areaPath, household.areaPath)
  return { ...NONE, state: isHere ? 'not_listed' : 'elsewhere', householdId }
}

interface Row {
  householdId: string
  headName: string
  areaPath: string
  size: number
}

const SHOWN = {
  householdId: noticeEntries.householdId,
  headName: noticeEntries.headName,
  areaPath: noticeEntries.areaPath,
  size: noticeEntries.size,
}

/** By the name as it is written, else by how it sounds. */
async function findListed(db: Db, county: string, { id }: Notice, given: string): Promise<Meant> {
  const { name, ...which } = readHouseholdName(given)
  const listed = stillListed(county, id)
  const exact = await db
    .select(SHOWN)
    .from(noticeEntries)
    .where(and(listed, eq(noticeEntries.headName, name)))
  if (exact.length > 0) return only(exact, which, 'listed')
  const all: Row[] = await db.select(SHOWN).from(noticeEntries).where(listed)
  const alike = soundingLike(all, name, ({ headName }) => headName)
  return only(alike, which, 'listed')
}

/** On the roll of an area, by the head's name as it is written. */
export async function findOnRoll(
  db: Db,
  county: string,
  areaPath: string,
  given: string,
): Promise<Meant> {
  const { name, ...which } = readHouseholdName(given)
  const rows = await db
    .select({
      householdId: households.id,
      headName: households.headName,
      areaPath: households.areaPath,
      size: households.size,
    })
    .from(households)
    .where(
      and(
        eq(households.county, county),
        sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`})`,
        eq(households.headName, name),
      ),
    )
    .limit(10)
  return only(rows, which, 'not_listed')
}

/** Of several of one name the one of the 社 and, where that is not enough, of the size that is said. */
function only(rows: readonly Row[], { group, size }: Which, state: Meant['state']): Meant {
  const here = group
    ? rows.filter(({ areaPath }) => areaPath.split('.')[3] === String(group))
    : rows
  const [first, second] = size && here.length > 1 ? here.filter((row) => row.size === size) : here
  if (!first) return { ...NONE, state: 'unknown' }
  return second
    ? { ...NONE, state: 'ambiguous' }
    : { ...NONE, state, householdId: first.householdId }
}

interface Which {
  group: number | null
  /** How many people. */
  size: number | null
}

const GROUP = new RegExp(`(${SMALL})[社组队]`, 'u')
const SIZE = new RegExp(`(${SMALL})(?:口人?|个人)`, 'u')

/** 3社张三, 户主张三家, 张三 三社 4口: the name and, where they are said, the 社 and the size. */
export function readHouseholdName(given: string): Which & { name: string } {
  const plain = given.normalize('NFKC').replace(/\s+/g, '')
  const said = GROUP.exec(plain)
  const sized = SIZE.exec(plain)
  const name = plain
    .replace(said?.[0] ?? '', '')
    .replace(sized?.[0] ?? '', '')
    .replace(/^户主/u, '')
    .replace(/[家户屋]$/u, '')
    .replace(/[^\p{L}·•]/gu, '')
  const size = numberOf(sized?.[1] ?? '')
  return { name, group: (said && groupNumber(said[0])) ?? null, size: size || null }
}

/** The one household of a list a text names; null when it names none or several. */
export async function nameOnListIn(
  db: Db,
  county: string,
  { id }: Notice,
  text: string,
): Promise<string | null> {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const listed = stillListed(county, id)
  const written = await db
    .selectDistinct({ name: noticeEntries.headName })
    .from(noticeEntries)
    .where(and(listed, sql`strpos(${plain}, ${noticeEntries.headName}) > 0`))
  const names = namesIn(plain, namesOf(written))
  if (names.length > 0) return names.length === 1 ? (names[0] ?? null) : null
  const all = await db
    .selectDistinct({ name: noticeEntries.headName })
    .from(noticeEntries)
    .where(listed)
  const heard = namesHeardIn(plain, namesOf(all), soundOf)
  return heard.length === 1 ? (heard[0] ?? null) : null
}

/** The same of everybody on the roll of the list's area, as it is written: who was left out is on no list. */
export async function nameOnRollIn(
  db: Db,
  county: string,
  { areaPath }: Notice,
  text: string,
): Promise<string | null> {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const written = await db
    .selectDistinct({ name: households.headName })
    .from(households)
    .where(
      and(
        eq(households.county, county),
        sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`})`,
        sql`strpos(${plain}, ${households.headName}) > 0`,
      ),
    )
  const [only, ...others] = namesIn(plain, namesOf(written))
  return others.length === 0 ? (only ?? null) : null
}

const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)
