import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, households, people } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { RollStatus } from '../../db/values/roll'
import type { RequestContext } from '../http/context'
import { areaAt } from '../shared/area-path'
import { isElderly, type RollCounts } from './rules'

/** On the register and not exited. */
const POOR_STATUSES: RollStatus[] = ['registered', 'exiting', 'returned']
const POOR = `status in ('registered', 'exiting', 'returned')`
const SUPPORTED =
  `(type in ('subsistence_allowance', 'extreme_hardship') or exists (select from people p` +
  ` where p.county = h.county and p.household_id = h.id and 'disabled' = any(p.health)))`

/** Whose people each count adds up. They are run as they stand here, and shown to whoever asks. */
export const CONDITIONS = {
  people: 'true',
  poor: POOR,
  registered: `status in ('registered', 'exiting', 'exited', 'returned')`,
  lowIncome: SUPPORTED,
  poorAllowance: `${POOR} and ${SUPPORTED}`,
  poorIllness: `${POOR} and (main_cause = 'illness' or 'illness' = any(other_causes))`,
  incomeKnown: 'net_income_per_head_fen is not null',
} as const satisfies Partial<Record<keyof RollCounts, string>>
type Counted = keyof typeof CONDITIONS

/** Of the roll without those who are no household any more. */
export const ON_ROLL = `status not in ('closed', 'terminated')`

const VILLAGE = `concat_ws('.', split_part(area_path, '.', 1), split_part(area_path, '.', 2), split_part(area_path, '.', 3))`

const COUNTS = (Object.entries(CONDITIONS) as [Counted, string][])
  .map(([name, condition]) => `sum(size) filter (where ${condition}) as "${name}"`)
  .join(', ')

interface Village {
  path: AreaPath
  name: string
}

/** Every village there is today; what was merged counts with its successor. */
export async function listVillages(db: Db, county: string): Promise<Village[]> {
  const isVillage = and(eq(areas.county, county), eq(areas.level, 'village'))
  return db
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(and(isVillage, isNull(areas.successorPath)))
    .orderBy(areas.path)
}

/**
 * What the roll says of villages, all of them or one with those merged into it. Identity numbers are
 * opened in memory for the year of birth alone.
 * @param year In which somebody is as old as `elderlyFrom`.
 */
export async function countRoll(
  tx: Db,
  { county, deps }: Pick<RequestContext, 'county' | 'deps'>,
  { year, elderlyFrom }: { year: number; elderlyFrom: number },
): Promise<Map<AreaPath, RollCounts>> {
  const successors = await successorsOf(tx, county)
  const counts = new Map<AreaPath, RollCounts>()
  for (const { path, ...row } of await countHouseholds(tx, county, null)) {
    const village = successors.get(path) ?? path
    counts.set(village, added(counts.get(village), row))
  }
  for (const person of await listPoor(tx, county)) {
    const path = areaAt(person.areaPath, 'village')
    const of = counts.get(successors.get(path) ?? path)
    const place = { county, table: 'people', column: 'id_number_sealed', row: person.id }
    if (of && isElderly(deps.sealer.open(place, person.idNumber), year, elderlyFrom))
      of.poorElderly += 1
  }
  return counts
}

/** How many people live in a village and how many of them are poor, now. */
export async function countPoor(
  tx: Db,
  county: string,
  village: AreaPath,
): Promise<Pick<RollCounts, 'people' | 'poor'>> {
  const merged = [...(await successorsOf(tx, county))].filter(([, path]) => path === village)
  const paths = [village, ...merged.map(([path]) => path)]
  const rows = await countHouseholds(tx, county, paths)
  const sum = (name: 'people' | 'poor') => rows.reduce((all, row) => all + row[name], 0)
  return { people: sum('people'), poor: sum('poor') }
}

type Row = RollCounts & { path: AreaPath }

async function countHouseholds(
  tx: Db,
  county: string,
  villages: readonly AreaPath[] | null,
): Promise<Row[]> {
  const within = villages ? sql`and ${inArray(sql.raw(VILLAGE), [...villages])}` : sql``
  const rows = await tx.execute<Record<keyof Row, string | number | null>>(sql`
    select ${sql.raw(VILLAGE)} as path, ${sql.raw(COUNTS)},
           sum(net_income_per_head_fen * size) as "incomeFen"
      from households h
     where county = ${county} and ${sql.raw(ON_ROLL)} and split_part(area_path, '.', 3) <> ''
           ${within}
     group by 1`)
  // Sums of bigint are numeric, and come as text.
  const number = (value: string | number | null) => Number(value ?? 0)
  return rows.map((row) => ({
    path: String(row.path),
    people: number(row.people),
    poor: number(row.poor),
    registered: number(row.registered),
    lowIncome: number(row.lowIncome),
    poorAllowance: number(row.poorAllowance),
    poorIllness: number(row.poorIllness),
    poorElderly: 0,
    incomeKnown: number(row.incomeKnown),
    incomeFen: number(row.incomeFen),
  }))
}

function added(sum: RollCounts | undefined, row: RollCounts): RollCounts {
  if (!sum) return row
  const names = Object.keys(row) as (keyof RollCounts)[]
  return Object.fromEntries(names.map((name) => [name, sum[name] + row[name]])) as Record<
    keyof RollCounts,
    number
  >
}

function listPoor(tx: Db, county: string) {
  return tx
    .select({ id: people.id, areaPath: households.areaPath, idNumber: people.idNumberSealed })
    .from(people)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, people.householdId)),
    )
    .where(and(eq(people.county, county), inArray(households.status, POOR_STATUSES)))
}

async function successorsOf(tx: Db, county: string): Promise<Map<AreaPath, AreaPath>> {
  const rows = await tx
    .select({ path: areas.path, successorPath: areas.successorPath })
    .from(areas)
    .where(and(eq(areas.county, county), eq(areas.level, 'village')))
  return new Map(
    rows.flatMap(({ path, successorPath }) => (successorPath ? [[path, successorPath]] : [])),
  )
}
