import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, overviewMonths } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { RequestContext } from '../http/context'
import { addDays, type Day, dayOf } from '../shared/day'
import { areaAt } from '../shared/area-path'
import { readFigures, totalOf } from './figures'
import { lastMonthOver } from './month-rules'
import type { Numbers } from './rules'
import { countyPath } from './scope'
import { countedBy } from './standing'

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>

/** So many are shown. */
const MONTHS = 13

/** The months that were recorded, the first first. */
export async function listMonths(
  tx: Db,
  county: string,
  areaPath: AreaPath,
): Promise<{ month: string; numbers: Numbers }[]> {
  const rows = await tx
    .select({ month: overviewMonths.month, numbers: sql<Numbers>`${overviewMonths.numbers}` })
    .from(overviewMonths)
    .where(and(eq(overviewMonths.county, county), eq(overviewMonths.areaPath, areaPath)))
    .orderBy(desc(overviewMonths.month))
    .limit(MONTHS)
  return rows.toReversed()
}

/**
 * For the worker: records how every area stood at the end of the month that is over, once, in the first days of the next; a
 * month that was missed stays unsaid. Twice at once it is recorded once.
 * @returns how many areas were recorded now
 */
export async function recordMonth(ctx: Context): Promise<number> {
  const { county, now, deps } = ctx
  const over = lastMonthOver(dayOf(now))
  if (over === null) return 0
  const { db } = deps.connection
  const same = and(eq(overviewMonths.county, county), eq(overviewMonths.month, over.month))
  const [known] = await db
    .select({ month: overviewMonths.month })
    .from(overviewMonths)
    .where(same)
    .limit(1)
  if (known) return 0
  return db.transaction(
    async (tx) => {
      const rows = await reckon(tx, ctx, over.lastDay)
      if (rows.length === 0) return 0
      const added = await tx
        .insert(overviewMonths)
        .values(
          rows.map(({ path, numbers }) => ({
            county,
            areaPath: path,
            month: over.month,
            numbers,
            recordedAt: now,
          })),
        )
        .onConflictDoNothing()
        .returning({ areaPath: overviewMonths.areaPath })
      return added.length
    },
    { isolationLevel: 'repeatable read' },
  )
}

/** Every county, township and village as of the end of a day. */
async function reckon(tx: Db, { county }: Context, lastDay: Day) {
  const at = new Date(Date.parse(`${addDays(lastDay, 1)}T00:00:00+08:00`) - 1)
  const by = { ...(await countedBy(tx, { county, now: at })), now: at }
  const root = await countyPath(tx, county)
  const all = await tx
    .select({ path: areas.path, level: areas.level })
    .from(areas)
    .where(eq(areas.county, county))
    .orderBy(areas.path)
  const townships = all.filter(({ level }) => level === 'township')
  const figures = new Map([[root, await readFigures(tx, by, root)]])
  for (const { path } of townships) figures.set(path, await readFigures(tx, by, path))
  return all.flatMap(({ path, level }) => {
    if (level === 'group') return []
    if (level !== 'village')
      return { path, numbers: totalOf(path, figures.get(path) ?? new Map<AreaPath, Numbers>()) }
    const own = figures.get(areaAt(path, 'township'))?.get(path) ?? {}
    return { path, numbers: totalOf(path, new Map([[path, own]])) }
  })
}
