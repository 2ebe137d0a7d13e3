import { and, asc, eq, inArray } from 'drizzle-orm'
import type { AreaPath } from '../../db/values/areas'
import { projectGoals } from '../../db/schema'
import { type WorkbookColumn, writeWorkbook } from '../documents/workbook'
import { moneyOfEach } from '../funds/money-of'
import type { RequestContext } from '../http/context'
import { listForSheet } from './list'
import { NATURE_NAMES, STATUS_NAMES } from './words'
import { sumZh } from '../shared/sums'
import { SECTOR_NAMES } from './wording'

const COLUMNS: readonly WorkbookColumn[] = [
  { header: '编号' },
  { header: '项目名称', width: 24 },
  { header: '村' },
  { header: '年度', kind: 'number' },
  { header: '行业' },
  { header: '性质' },
  { header: '实施地点' },
  { header: '建设内容', width: 40 },
  { header: '计划资金（元）', kind: 'money' },
  { header: '批准资金（元）', kind: 'money' },
  { header: '验收资金（元）', kind: 'money' },
  { header: '已拨付（元）', kind: 'money' },
  { header: '资金来源', width: 30 },
  { header: '进展' },
  { header: '下一步时限', kind: 'day' },
  { header: '开工日期', kind: 'day' },
  { header: '完工日期', kind: 'day' },
  { header: '实施单位', width: 20 },
  { header: '负责人' },
  { header: '绩效目标', width: 30 },
  { header: '带贫机制', width: 30 },
]

/** The project library 项目库 of an area as .xlsx. */
export async function writeProjects(ctx: RequestContext, areaPath: AreaPath, year?: number) {
  const { county, deps, now } = ctx
  const items = await listForSheet(ctx, areaPath, year)
  const ids = items.map(({ id }) => id)
  const goals = await goalsOf(ctx, ids)
  const money = await moneyOfEach(deps.connection.db, county, ids)
  const rows = items.map((item) => {
    const { sources, spentFen } = money.get(item.id) ?? { sources: [], spentFen: 0 }
    return [
      item.code,
      item.name,
      item.area,
      item.year,
      SECTOR_NAMES[item.sector],
      NATURE_NAMES[item.nature],
      item.place,
      item.content,
      item.plannedFen,
      item.approvedFen,
      item.acceptedFen,
      spentFen,
      sources.map(({ name, fundedFen }) => `${name} ${sumZh(fundedFen)}`).join('；'),
      STATUS_NAMES[item.status],
      item.dueOn,
      item.startsOn,
      item.endsOn,
      item.unit,
      item.leader,
      goals.get(item.id)?.join('；') ?? '',
      item.helps,
    ]
  })
  const bytes = await writeWorkbook([{ name: '项目库', columns: COLUMNS, rows }], now)
  return { bytes, projects: rows.length }
}

async function goalsOf({ county, deps }: RequestContext, ids: string[]) {
  const found = new Map<string, string[]>()
  if (ids.length === 0) return found
  const rows = await deps.connection.db
    .select()
    .from(projectGoals)
    .where(and(eq(projectGoals.county, county), inArray(projectGoals.projectId, ids)))
    .orderBy(asc(projectGoals.projectId), asc(projectGoals.seq))
  for (const { projectId, text, target, unit } of rows)
    found.set(projectId, [...(found.get(projectId) ?? []), `${text}${target}${unit}`])
  return found
}
