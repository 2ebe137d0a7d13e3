import { sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { PROJECT_SECTORS, type ProjectSector } from '../../../db/values/projects'
import { readCases, totalOf } from '../../overview/figures'
import { type Numbers, sumOf } from '../../overview/rules'
import { SECTOR_NAMES } from '../../projects/wording'
import { type Block, moneyZh, shareZh, type Subject, UNKNOWN } from '../block'
import { within } from '../within'

/** 二 管理, second part: projects and what was given and paid for them. */
export const readMoney = async (tx: Db, of: Subject, counts: Numbers): Promise<Block[]> => [
  await readProjects(tx, of),
  readFunds(of, counts),
]

async function readProjects(tx: Db, { county, area, year }: Subject): Promise<Block> {
  const rows = await tx.execute<{
    sector: ProjectSector
    all: number
    approved: number
    finished: number
    settled: number
    fen: string
  }>(sql`
    select p.sector, count(*)::int as all,
           (count(*) filter (where p.status in ('approved', 'under_way', 'finished', 'accepted', 'checked', 'settled')))::int as approved,
           (count(*) filter (where p.status in ('finished', 'accepted', 'checked', 'settled')))::int as finished,
           (count(*) filter (where p.status = 'settled'))::int as settled,
           coalesce(sum(p.approved_fen) filter (where p.status in ('approved', 'under_way', 'finished', 'accepted', 'checked', 'settled')), 0)::text as fen
      from projects p
     where p.county = ${county} and p.year = ${year} and p.status <> 'cancelled'
       and ${within('p.area_path', area.path)}
     group by p.sector`)
  const found = new Map(rows.map((row) => [row.sector, row]))
  return {
    title: '项目',
    heading: ['行业', '提出（个）', '批准', '完工', '报完账', '批准资金'],
    rows: PROJECT_SECTORS.flatMap((sector) => {
      const row = found.get(sector)
      if (!row) return []
      const { all, approved, finished, settled, fen } = row
      return [[SECTOR_NAMES[sector], all, approved, finished, settled, moneyZh(Number(fen))]]
    }),
    none: '本年没有项目。',
  }
}

function readFunds({ area, today, year }: Subject, counts: Numbers): Block {
  const { money_arrived: arrived, money_allocated: allocated, money_spent: spent } = counts
  const [given, paid] = [allocated ?? 0, spent ?? 0]
  const isNone = !arrived && !given && !paid
  const isCounty = area.level === 'county'
  return {
    title: '资金',
    heading: [...(isCounty ? ['到账'] : []), '下达', '已付', '已付占下达'],
    rows: isNone
      ? []
      : [
          [
            ...(isCounty ? [arrived === null ? UNKNOWN : moneyZh(arrived)] : []),
            moneyZh(given),
            moneyZh(paid),
            shareZh(paid, given),
          ],
        ],
    none: '本年没有扶贫资金。',
    ...(isNone ? {} : { notes: [`${year}年的资金来源，付到${today}为止。`] }),
  }
}

/** What the overview counts of other rows than households, of the year the report is about. */
export async function countCases(tx: Db, of: Subject): Promise<Numbers> {
  const { path } = of.area
  const cases = await readCases(tx, of, path)
  return totalOf(path, new Map([[path, sumOf(cases.map(({ numbers }) => numbers))]]))
}
