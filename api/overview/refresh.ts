import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { overviewMarks, overviewVillages } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { RequestContext } from '../http/context'
import { basisOf, countedBy, countVillages } from './standing'

/** So many villages are counted in one transaction: other work goes on between two. */
const AT_ONCE = 24
const SERIALIZATION_FAILURE = '40001'

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>

/**
 * For the worker: counts anew every village of which something has changed, or the day is another one. Twice at once nothing
 * doubles; what somebody changes meanwhile is counted the next time.
 * @returns how many villages were counted
 */
export async function refreshVillages(ctx: Context): Promise<number> {
  const { db } = ctx.deps.connection
  const waiting = await listWaiting(db, ctx)
  for (let from = 0; from < waiting.length; from += AT_ONCE)
    await unlessTaken(() =>
      db.transaction((tx) => recount(tx, ctx, waiting.slice(from, from + AT_ONCE)), {
        isolationLevel: 'repeatable read',
      }),
    )
  return waiting.length
}

async function listWaiting(db: Db, ctx: Context): Promise<AreaPath[]> {
  const by = await countedBy(db, ctx)
  const rows = await db.execute<{ path: string }>(sql`
    select a.path from areas a
      left join overview_villages s on s.county = ${ctx.county} and s.area_path = a.path
     where a.county = ${ctx.county} and a.level = 'village'
       and (s.day is distinct from ${by.today}::date or s.basis is distinct from ${basisOf(by)}
            or exists (select from overview_marks m where m.county = ${ctx.county} and m.area_path = a.path))
     order by a.path`)
  return rows.map(({ path }) => path)
}

/** The marks it sees are of changes it sees. */
async function recount(tx: Db, ctx: Context, villages: readonly AreaPath[]): Promise<void> {
  const { county } = ctx
  const by = await countedBy(tx, ctx)
  const counted = await countVillages(tx, by, villages)
  await tx
    .delete(overviewMarks)
    .where(and(eq(overviewMarks.county, county), inArray(overviewMarks.areaPath, [...villages])))
  const rows = [...counted].map(([areaPath, numbers]) => ({
    county,
    areaPath,
    day: by.today,
    basis: basisOf(by),
    numbers,
  }))
  await tx
    .insert(overviewVillages)
    .values(rows)
    .onConflictDoUpdate({
      target: [overviewVillages.county, overviewVillages.areaPath],
      set: {
        day: sql`excluded.day`,
        basis: sql`excluded.basis`,
        numbers: sql`excluded.numbers`,
      },
    })
}

/** Another worker counts the same ones at the same moment: theirs will do. */
async function unlessTaken(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    if ((cause as { code?: string }).code !== SERIALIZATION_FAILURE) throw error
  }
}
