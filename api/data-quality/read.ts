import { and, asc, eq, gt, inArray, ne, notInArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { formerMembers, households, measures, people } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { HealthState } from '../../db/values/roll'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { inScope } from '../http/scope'
import { sexOfId } from '../roll/import/identity'
import { mapCalmly } from '../roll/load/context'
import { dayOf } from '../shared/day'
import type { QualityHousehold, QualityLimits, QualityPerson } from './facts'

/** A household of the roll with what says which one it is. */
export interface ReadHousehold extends QualityHousehold {
  id: string
  number: string | null
  areaPath: AreaPath
  headName: string
}

type Context = Pick<RequestContext, 'county' | 'deps'>

/** What the county has set; refused with `figure_missing` where it has not. */
export async function getLimits(
  db: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
): Promise<QualityLimits> {
  const today = dayOf(now)
  return {
    today,
    workingAge: await getFigure(db, county, 'quality_working_age', today),
    elderlyAge: await getFigure(db, county, 'quality_elderly_age', today),
    handsPercent: await getFigure(db, county, 'quality_hands_percent', today),
  }
}

/** The day of birth in an identity number. */
export const birthOfId = (idNumber: string) =>
  `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`

const AT_ONCE = 1_000

/**
 * What stands on the roll in an area, as far as the actor may see it, some at a time in no order: never more
 * than these are held.
 */
export async function* readHouseholds(
  db: Db,
  ctx: RequestContext,
  which: { areaPath: AreaPath } | { householdId: string },
): AsyncGenerator<ReadHousehold[]> {
  const { county } = ctx
  const dead = await listRecordedDead(db, county)
  const meant =
    'householdId' in which
      ? eq(households.id, which.householdId)
      : sql`(${households.areaPath} = ${which.areaPath} or ${households.areaPath} like ${`${which.areaPath}.%`})`
  for (let after: string | null = null; ;) {
    const rows: HouseholdRow[] = await db
      .select()
      .from(households)
      .where(
        and(
          eq(households.county, county),
          notInArray(households.status, ['closed', 'terminated']),
          meant,
          inScope(ctx, households.areaPath),
          after === null ? undefined : gt(households.id, after),
        ),
      )
      .orderBy(asc(households.id))
      .limit(AT_ONCE)
    const last = rows.at(-1)
    if (!last) return
    yield await withPeople(db, ctx, rows, dead)
    if (rows.length < AT_ONCE) return
    after = last.id
  }
}

type HouseholdRow = typeof households.$inferSelect

async function withPeople(
  db: Db,
  ctx: Context,
  rows: readonly HouseholdRow[],
  dead: ReadonlySet<string>,
): Promise<ReadHousehold[]> {
  const { county } = ctx
  const ids = rows.map(({ id }) => id)
  const members = await db
    .select()
    .from(people)
    .where(and(eq(people.county, county), inArray(people.householdId, ids)))
    .orderBy(sql`${people.isHead} desc`, asc(people.id))
  const planned = await db
    .select({ householdId: measures.householdId, category: measures.category })
    .from(measures)
    .where(
      and(
        eq(measures.county, county),
        inArray(measures.householdId, ids),
        ne(measures.status, 'cancelled'),
      ),
    )
  const seen = await mapCalmly(members, (row) => ({
    householdId: row.householdId,
    person: toPerson(ctx, row, dead),
  }))
  const peopleOf = Map.groupBy(seen, ({ householdId }) => householdId)
  const measuresOf = Map.groupBy(planned, ({ householdId }) => householdId)
  return rows.map((row) => ({
    ...row,
    people: (peopleOf.get(row.id) ?? []).map(({ person }) => person),
    measures: (measuresOf.get(row.id) ?? []).map(({ category }) => category),
  }))
}

function toPerson(
  { county, deps }: Context,
  row: typeof people.$inferSelect,
  dead: ReadonlySet<string>,
): QualityPerson {
  const { id, idNumberSealed, phoneSealed, health, ...facts } = row
  const at = { county, table: 'people', row: id }
  const idNumber = deps.sealer.open({ ...at, column: 'id_number_sealed' }, idNumberSealed)
  return {
    ...facts,
    health: health as HealthState[],
    birth: birthOfId(idNumber),
    sexById: sexOfId(idNumber),
    phone: phoneSealed && deps.sealer.open({ ...at, column: 'phone_sealed' }, phoneSealed),
    isRecordedDead: dead.has(id),
  }
}

/** Members whose identity number is that of somebody who died. */
async function listRecordedDead(db: Db, county: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ id: people.id })
    .from(formerMembers)
    .innerJoin(
      people,
      and(eq(people.county, county), eq(people.idNumberIndex, formerMembers.idNumberIndex)),
    )
    .where(and(eq(formerMembers.county, county), eq(formerMembers.reason, 'death')))
  return new Set(rows.map(({ id }) => id))
}
