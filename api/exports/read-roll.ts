import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, households, people } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { HealthState, HouseholdRecord, PersonRecord } from '../../db/values/roll'
import type { RequestContext } from '../http/context'

const AT_ONCE = 1_000

type Context = Pick<RequestContext, 'county' | 'deps'>

/**
 * The registered households of an area as the roll holds them, identity numbers and phones in the
 * clear, in the order of their areas and numbers.
 */
export async function* readRoll(
  db: Db,
  ctx: Context,
  areaPath: AreaPath,
): AsyncGenerator<HouseholdRecord[]> {
  const within = sql`(${households.areaPath} = ${areaPath} or ${households.areaPath} like ${`${areaPath}.%`})`
  for (let offset = 0; ; offset += AT_ONCE) {
    const rows = await db
      .select()
      .from(households)
      .where(and(eq(households.county, ctx.county), ne(households.status, 'unregistered'), within))
      .orderBy(asc(households.areaPath), asc(households.key))
      .limit(AT_ONCE)
      .offset(offset)
    if (rows.length === 0) return
    yield await withPeople(db, ctx, rows)
  }
}

type HouseholdRow = typeof households.$inferSelect

async function withPeople(
  db: Db,
  ctx: Context,
  rows: readonly HouseholdRow[],
): Promise<HouseholdRecord[]> {
  const { county, deps } = ctx
  const members = await db
    .select()
    .from(people)
    .where(
      and(
        eq(people.county, county),
        inArray(
          people.householdId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(desc(people.isHead), asc(people.id))
  const ofHousehold = Map.groupBy(members, ({ householdId }) => householdId)
  return rows.map(({ id, bankAccountSealed, ...household }) => {
    const place = { county, table: 'households', column: 'bank_account_sealed', row: id }
    return {
      ...household,
      bankAccount: bankAccountSealed && deps.sealer.open(place, bankAccountSealed),
      people: (ofHousehold.get(id) ?? []).map((row) => toPerson(ctx, row)),
    }
  })
}

function toPerson({ county, deps }: Context, row: typeof people.$inferSelect): PersonRecord {
  const { id, idNumberSealed, phoneSealed, health, ...facts } = row
  const at = { county, table: 'people', row: id }
  return {
    ...facts,
    health: health as HealthState[],
    idNumber: deps.sealer.open({ ...at, column: 'id_number_sealed' }, idNumberSealed),
    phone: phoneSealed && deps.sealer.open({ ...at, column: 'phone_sealed' }, phoneSealed),
  }
}

/** Names of county, township, village and group of a path, as they are today. */
export async function areaNamer(db: Db, county: string): Promise<(path: AreaPath) => string[]> {
  const rows = await db
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(eq(areas.county, county))
  const names = new Map(rows.map(({ path, name }) => [path, name]))
  return (path) => {
    const parts = path.split('.')
    return parts.map((part, i) => {
      const name = names.get(parts.slice(0, i + 1).join('.'))
      return name ?? (i === 3 ? `${part}社` : '')
    })
  }
}
