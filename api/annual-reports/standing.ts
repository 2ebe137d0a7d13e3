import { and, eq, like, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, overviewMonths } from '../../db/schema'
import { type OverviewNumber, PRECISIONS, type Precision } from '../../db/values/overview'
import type { RequestContext } from '../http/context'
import { type Gauge, overviewOf } from '../overview/read'
import { type Numbers, percent, PRECISION_OF, precisionOf, rankAmong } from '../overview/rules'
import { NUMBER_NAMES, PRECISION_NAMES, PRECISION_WHY } from '../overview/wording'
import { type Block, type Cell, isOver, type Subject, UNKNOWN } from './block'

/** How an area stands at the day of the report, or stood at the end of a year that is over. */
export interface Standing {
  numbers: Numbers
  gauges: Gauge[]
  parts: { area: string; numbers: Numbers }[]
}

/** One bar: in percent of its length, with the words beside it. */
export interface Bar {
  name: string
  why: string
  share: number | null
  words: string
  counts: string
  median: number | null
  peers: string
}

/**
 * Of a year that is not over as it is now; of one that is, what was recorded at its end: how things stood then cannot be told
 * from how they stand today. Null where nothing was recorded.
 */
export async function readStanding(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  of: Subject,
): Promise<Standing | null> {
  if (!isOver(of)) {
    const { numbers, gauges, parts } = await overviewOf(tx, ctx, of.area)
    return { numbers, gauges, parts }
  }
  const { path, level } = of.area
  const rows = await readEnd(tx, of)
  const own = rows.find((row) => row.path === path)
  if (!own) return null
  const peers = level === 'county' ? null : rows.filter((row) => depth(row.path) === 2)
  return {
    numbers: own.numbers,
    gauges: PRECISIONS.map((precision) => {
      const share = precisionOf(own.numbers, precision)
      const all = peers && peers.map(({ numbers }) => precisionOf(numbers, precision))
      return { precision, share, peers: all && rankAmong(share, all) }
    }),
    parts: rows
      .filter((row) => row.path.startsWith(`${path}.`) && depth(row.path) === depth(path) + 1)
      .map(({ name, numbers }) => ({ area: name, numbers })),
  }
}

const depth = (path: string) => path.split('.').length

const readEnd = (tx: Db, { county, year }: Subject) =>
  tx
    .select({
      path: areas.path,
      name: areas.name,
      numbers: sql<Numbers>`${overviewMonths.numbers}`,
    })
    .from(overviewMonths)
    .innerJoin(areas, and(eq(areas.county, county), eq(areas.path, overviewMonths.areaPath)))
    .where(and(eq(overviewMonths.county, county), eq(overviewMonths.month, `${year}-12`)))
    .orderBy(areas.path)

/** 六个精准, each beside its like. */
export function gaugesOf({ numbers, gauges }: Standing): Bar[] {
  return gauges.map(({ precision, share, peers }) => {
    const { all, lacking } = PRECISION_OF[precision]
    const median = peers?.median ?? null
    const middle = median === null ? '' : `，中间数${percent(median)}%`
    return {
      name: PRECISION_NAMES[precision],
      why: PRECISION_WHY[precision],
      share: share === null ? null : share / 100,
      words: share === null ? '没有数据' : `${percent(share)}%`,
      counts: `${NUMBER_NAMES[all]}${numbers[all] ?? 0}，${NUMBER_NAMES[lacking]}${numbers[lacking] ?? 0}`,
      median: median === null ? null : median / 100,
      peers: peers?.rank == null ? '' : `第${peers.rank}名，共${peers.of}个${middle}`,
    }
  })
}

const MONTHLY = [
  'registered',
  'exited',
  'returned',
  'watched',
  'ledger',
  'visits_late',
  'measures_lacking',
  'objections_open',
  'projects',
] as const satisfies readonly OverviewNumber[]

/** The ends of the year's months as they were recorded. */
export async function readMonths(tx: Db, { county, area, year }: Subject): Promise<Block> {
  const rows = await tx
    .select({ month: overviewMonths.month, numbers: sql<Numbers>`${overviewMonths.numbers}` })
    .from(overviewMonths)
    .where(
      and(
        eq(overviewMonths.county, county),
        eq(overviewMonths.areaPath, area.path),
        like(overviewMonths.month, `${year}-%`),
      ),
    )
    .orderBy(overviewMonths.month)
  return {
    title: '每月末的数',
    heading: ['月份', ...MONTHLY.map((number) => NUMBER_NAMES[number])],
    rows: rows.map(({ month, numbers }) => [
      `${Number(month.slice(5))}月`,
      ...MONTHLY.map((number): Cell => numbers[number] ?? UNKNOWN),
    ]),
    none: '本年没有记下月末的数。',
  }
}

const OF_PART = ['registered', 'exited', 'returned', 'watched'] as const
const SHORT = {
  object: '对象',
  projects: '项目',
  funds: '资金',
  measures: '措施',
  people: '派人',
  results: '成效',
} as const satisfies Record<Precision, string>

/** Townships of a county, villages of a township, side by side. */
export function partsOf(standing: Standing | null, { area }: Subject): Block {
  const isCounty = area.level === 'county'
  return {
    title: isCounty ? '各乡镇（街道）' : '各村（社区）',
    heading: [
      isCounty ? '乡镇' : '村',
      ...OF_PART.map((number) => NUMBER_NAMES[number].replace('建档立卡', '在册')),
      ...PRECISIONS.map((precision) => SHORT[precision]),
    ],
    rows: (standing?.parts ?? []).map(({ area: name, numbers }) => [
      name,
      ...OF_PART.map((number): Cell => numbers[number] ?? UNKNOWN),
      ...PRECISIONS.map((precision): Cell => {
        const share = precisionOf(numbers, precision)
        return share === null ? UNKNOWN : `${percent(share)}%`
      }),
    ]),
    none: standing ? '没有下级地方。' : '本年没有年末的记录。',
    ...(standing && standing.parts.length > 0 && { notes: [`“${UNKNOWN}”：没有可算的。`] }),
  }
}
