import { and, eq, like } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { PRECISIONS, type Precision } from '../../db/values/overview'
import type { RequestContext } from '../http/context'
import { type AreaSatisfaction, findLatestOf } from '../satisfaction/latest'
import { areaAt, contains } from '../shared/area-path'
import type { Day } from '../shared/day'
import { readFigures, totalOf } from './figures'
import { listMonths } from './months'
import { type Numbers, precisionOf, rankAmong } from './rules'
import { getOverviewArea, type OverviewArea } from './scope'
import { countedBy } from './standing'

/** One precision: of ten thousand, null where nothing is known; with its place among its like. */
export interface Gauge {
  precision: Precision
  share: number | null
  /** Among all townships of the county, or villages of the township; without anybody's name or figure. */
  peers: { rank: number | null; of: number; median: number | null } | null
}

export interface PartOverview {
  areaPath: AreaPath
  area: string
  numbers: Numbers
  shares: Record<Precision, number | null>
}

export interface Overview {
  area: OverviewArea
  today: Day
  numbers: Numbers
  gauges: Gauge[]
  /** Townships of a county, villages of a township. */
  parts: PartOverview[]
  months: Awaited<ReturnType<typeof listMonths>>
  /** Its own alone; null where nobody was asked for a year. */
  satisfaction: AreaSatisfaction | null
}

/** Everything is of one moment. */
export const atOneMoment = <T>(
  { deps }: Pick<RequestContext, 'deps'>,
  read: (tx: Db) => Promise<T>,
): Promise<T> =>
  deps.connection.db.transaction(read, {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })

/** 总览: how an area in the reader's reach stands, down to its parts. */
export const readOverview = (
  ctx: RequestContext,
  { areaPath }: { areaPath?: AreaPath | undefined },
): Promise<Overview> =>
  atOneMoment(ctx, async (tx) => overviewOf(tx, ctx, await getOverviewArea(tx, ctx, areaPath)))

export async function overviewOf(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  area: OverviewArea,
): Promise<Overview> {
  const { county, now } = ctx
  const by = { ...(await countedBy(tx, ctx)), now }
  const around = area.level === 'county' ? area.path : areaAt(area.path, AROUND[area.level])
  // Not waited for one by one: they go together.
  const [all, names, months, satisfaction] = await Promise.all([
    readFigures(tx, by, around, area.path),
    namesUnder(tx, county, area.path),
    listMonths(tx, county, area.path),
    findLatestOf(tx, county, area.path, by.today),
  ])
  const figures = new Map([...all].filter(([path]) => contains(area.path, path)))
  const numbers = totalOf(area.path, figures)
  const others = [...all].flatMap(([path, each]) =>
    path === around || contains(area.path, path) ? [] : [each],
  )
  const peers = area.level === 'county' ? null : [numbers, ...others]
  return {
    area,
    today: by.today,
    numbers,
    gauges: PRECISIONS.map((precision) => {
      const share = precisionOf(numbers, precision)
      const shares = peers && peers.map((each) => precisionOf(each, precision))
      return { precision, share, peers: shares && rankAmong(share, shares) }
    }),
    parts: names.map(({ path, name }) => {
      const part = totalOf(path, new Map([[path, figures.get(path) ?? {}]]))
      return { areaPath: path, area: name, numbers: part, shares: sharesOf(part) }
    }),
    months,
    satisfaction,
  }
}

const AROUND = { township: 'county', village: 'township' } as const

const sharesOf = (numbers: Numbers) =>
  Object.fromEntries(
    PRECISIONS.map((precision) => [precision, precisionOf(numbers, precision)]),
  ) as Record<Precision, number | null>

/** The areas right below one; of a village none. */
async function namesUnder(tx: Db, county: string, path: AreaPath) {
  const depth = path.split('.').length
  if (depth > 2) return []
  const rows = await tx
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(
      and(
        eq(areas.county, county),
        eq(areas.level, depth === 1 ? 'township' : 'village'),
        like(areas.path, `${path}.%`),
      ),
    )
  return rows.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
