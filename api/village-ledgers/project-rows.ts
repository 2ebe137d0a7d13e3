import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { fundAccounts, fundSources, projects } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { WorkbookSheet } from '../documents/workbook'
import { KIND_NAMES } from '../funds/wording'
import type { RequestContext } from '../http/context'
import { inScope } from '../http/scope'
import { listForSheet } from '../projects/list'
import { SECTOR_NAMES } from '../projects/wording'
import { STATUS_NAMES } from '../projects/words'

/** 项目 and 资金: the village's projects, and the money each has had of which source. */
export async function projectSheets(
  ctx: RequestContext,
  areaPath: AreaPath,
): Promise<[projects: WorkbookSheet, money: WorkbookSheet]> {
  const money = await listMoney(ctx, areaPath)
  const paidFen = new Map<string, number>()
  for (const { projectId, spentFen } of money)
    paidFen.set(projectId, (paidFen.get(projectId) ?? 0) + spentFen)
  const all = await listForSheet(ctx, areaPath)
  return [
    {
      name: '项目',
      columns: [
        { header: '编号' },
        { header: '项目名称', width: 24 },
        { header: '年度' },
        { header: '行业' },
        { header: '实施地点' },
        { header: '建设内容', width: 40 },
        { header: '进展' },
        { header: '列入日期', kind: 'day' },
        { header: '开工日期', kind: 'day' },
        { header: '完工日期', kind: 'day' },
        { header: '下一步时限', kind: 'day' },
        { header: '计划资金（元）', kind: 'money' },
        { header: '批准资金（元）', kind: 'money' },
        { header: '验收资金（元）', kind: 'money' },
        { header: '已拨付（元）', kind: 'money' },
        { header: '实施单位', width: 20 },
        { header: '负责人' },
        { header: '带贫机制', width: 30 },
      ],
      rows: all.map((project) => [
        project.code,
        project.name,
        String(project.year),
        SECTOR_NAMES[project.sector],
        project.place,
        project.content,
        project.isLate ? `${STATUS_NAMES[project.status]}（过期）` : STATUS_NAMES[project.status],
        project.openedOn,
        project.startsOn,
        project.endsOn,
        project.dueOn,
        project.plannedFen,
        project.approvedFen,
        project.acceptedFen,
        paidFen.get(project.id) ?? 0,
        project.unit,
        project.leader,
        project.helps,
      ]),
    },
    {
      name: '资金',
      columns: [
        { header: '项目编号' },
        { header: '项目名称', width: 24 },
        { header: '资金来源' },
        { header: '类别' },
        { header: '来源单位' },
        { header: '文号' },
        { header: '安排到项目（元）', kind: 'money' },
        { header: '已拨付（元）', kind: 'money' },
        { header: '未拨付（元）', kind: 'money' },
      ],
      rows: money.map((each) => [
        each.code,
        each.project,
        each.source,
        KIND_NAMES[each.kind],
        each.giver,
        each.documentNo,
        each.fundedFen,
        each.spentFen,
        each.fundedFen - each.spentFen,
      ]),
    },
  ]
}

/** Of the accounts themselves: a row for each source that still has money in a project or was paid out for it. */
function listMoney(ctx: RequestContext, areaPath: AreaPath) {
  const { county, deps } = ctx
  const balance = fundAccounts.balanceFen
  return deps.connection.db
    .select({
      projectId: projects.id,
      code: projects.code,
      project: projects.name,
      source: fundSources.name,
      kind: fundSources.kind,
      giver: fundSources.giver,
      documentNo: fundSources.documentNo,
      fundedFen: sql`sum(${balance})`.mapWith(Number),
      spentFen:
        sql`coalesce(sum(${balance}) filter (where ${fundAccounts.kind} = 'spent'), 0)`.mapWith(
          Number,
        ),
    })
    .from(projects)
    .innerJoin(
      fundAccounts,
      and(
        eq(fundAccounts.county, county),
        inArray(fundAccounts.kind, ['project', 'spent']),
        eq(fundAccounts.ref, sql`${projects.id}::text`),
      ),
    )
    .innerJoin(
      fundSources,
      and(eq(fundSources.county, county), eq(fundSources.id, fundAccounts.sourceId)),
    )
    .where(
      and(
        eq(projects.county, county),
        inScope(ctx, projects.areaPath),
        sql`(${projects.areaPath} = ${areaPath} or ${projects.areaPath} like ${`${areaPath}.%`})`,
      ),
    )
    .groupBy(projects.county, projects.id, fundSources.county, fundSources.id)
    .having(sql`sum(${balance}) > 0`)
    .orderBy(asc(projects.openedOn), asc(projects.code), asc(fundSources.name))
}
