import { and, asc, eq, ne, type SQL, sql } from 'drizzle-orm'
import { households, measures, planLines, plans, staff } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { PlanLineStatus, PlanStatus } from '../../db/values/projects'
import type { WorkbookSheet } from '../documents/workbook'
import type { RequestContext } from '../http/context'
import { inScope } from '../http/scope'
import { MEASURE_WORDS } from '../inspections/words'
import { SECTOR_NAMES } from '../projects/wording'

const PLAN_WORDS = { draft: '草稿', adopted: '乡镇已通过' } as const satisfies Record<
  PlanStatus,
  string
>
const LINE_WORDS = { open: '在办', done: '办结', dropped: '不办了' } as const satisfies Record<
  PlanLineStatus,
  string
>

/** 规划: every line of the village's plans, the newest year first; a plan without lines has one row. */
export async function planSheet(ctx: RequestContext, areaPath: AreaPath): Promise<WorkbookSheet> {
  const { county, deps } = ctx
  const rows = await deps.connection.db
    .select({ plan: plans, line: planLines, owner: staff.name })
    .from(plans)
    .leftJoin(planLines, and(eq(planLines.county, county), eq(planLines.planId, plans.id)))
    .leftJoin(staff, and(eq(staff.county, county), eq(staff.id, planLines.ownerId)))
    .where(
      and(
        eq(plans.county, county),
        eq(plans.kind, 'village'),
        eq(plans.areaPath, areaPath),
        inScope(ctx, plans.areaPath),
      ),
    )
    .orderBy(sql`${plans.year} desc`, asc(planLines.seq))
  return {
    name: '规划',
    columns: [
      { header: '年度' },
      { header: '目标', width: 24 },
      { header: '规划情况' },
      { header: '通过日期', kind: 'day' },
      { header: '序号', kind: 'number' },
      { header: '行业' },
      { header: '做什么', width: 40 },
      { header: '资金（元）', kind: 'money' },
      { header: '责任人' },
      { header: '完成时限', kind: 'day' },
      { header: '情况' },
    ],
    rows: rows.map(({ plan, line, owner }) => [
      String(plan.year),
      plan.goal,
      PLAN_WORDS[plan.status],
      plan.adoptedOn,
      line?.seq ?? null,
      line?.sector ? SECTOR_NAMES[line.sector] : null,
      line?.text ?? null,
      line?.amountFen ?? null,
      owner,
      line?.dueOn ?? null,
      line ? LINE_WORDS[line.status] : '还没有内容',
    ]),
  }
}

/** 户方案: what is planned for each household of the village, and the measures that carry it out 一户一法. */
export async function householdPlanSheet(
  ctx: RequestContext,
  areaPath: AreaPath,
): Promise<WorkbookSheet> {
  const rows = [...(await listLines(ctx, areaPath)), ...(await listMeasures(ctx, areaPath))]
  const ofHousehold = (one: Entry, other: Entry) =>
    order(one.areaPath, other.areaPath) ||
    order(one.head, other.head) ||
    order(one.householdId, other.householdId)
  return {
    name: '户方案',
    columns: [
      { header: '社' },
      { header: '户主' },
      { header: '类别' },
      { header: '年度' },
      { header: '序号或编号' },
      { header: '内容', width: 40 },
      { header: '金额（元）', kind: 'money' },
      { header: '责任人' },
      { header: '完成时限', kind: 'day' },
      { header: '情况' },
    ],
    // Sorting keeps the order of those that are alike: lines before measures, each in their own.
    rows: rows
      .toSorted(ofHousehold)
      .map((each) => [
        `${each.areaPath.split('.')[3] ?? ''}社`,
        each.head,
        each.what,
        each.year,
        each.number,
        each.text,
        each.amountFen,
        each.owner,
        each.dueOn,
        each.state,
      ]),
  }
}

interface Entry {
  householdId: string
  areaPath: string
  head: string
  what: string
  year: string
  number: string
  text: string
  amountFen: number | null
  owner: string | null
  dueOn: string | null
  state: string
}

const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

const livesIn = (ctx: RequestContext, path: AreaPath): SQL | undefined =>
  and(
    inScope(ctx, households.areaPath),
    sql`(${households.areaPath} = ${path} or ${households.areaPath} like ${`${path}.%`})`,
  )

async function listLines(ctx: RequestContext, areaPath: AreaPath): Promise<Entry[]> {
  const { county, deps } = ctx
  const rows = await deps.connection.db
    .select({
      householdId: households.id,
      areaPath: households.areaPath,
      head: households.headName,
      plan: plans,
      line: planLines,
      owner: staff.name,
    })
    .from(plans)
    .innerJoin(households, and(eq(households.county, county), eq(households.id, plans.householdId)))
    .innerJoin(planLines, and(eq(planLines.county, county), eq(planLines.planId, plans.id)))
    .leftJoin(staff, and(eq(staff.county, county), eq(staff.id, planLines.ownerId)))
    .where(and(eq(plans.county, county), livesIn(ctx, areaPath)))
    .orderBy(sql`${plans.year} desc`, asc(planLines.seq))
  return rows.map(({ plan, line, ...of }) => ({
    ...of,
    what: plan.status === 'draft' ? '方案（草稿）' : '方案',
    year: String(plan.year),
    number: String(line.seq),
    text: line.text,
    amountFen: line.amountFen,
    dueOn: line.dueOn,
    state: LINE_WORDS[line.status],
  }))
}

async function listMeasures(ctx: RequestContext, areaPath: AreaPath): Promise<Entry[]> {
  const { county, deps } = ctx
  const rows = await deps.connection.db
    .select({
      householdId: households.id,
      areaPath: households.areaPath,
      head: households.headName,
      measure: measures,
      owner: staff.name,
    })
    .from(measures)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, measures.householdId)),
    )
    .leftJoin(staff, and(eq(staff.county, county), eq(staff.id, measures.ownerId)))
    .where(
      and(eq(measures.county, county), ne(measures.status, 'cancelled'), livesIn(ctx, areaPath)),
    )
    .orderBy(asc(measures.dueOn), asc(measures.code))
  return rows.map(({ measure, ...of }) => ({
    ...of,
    what: '措施',
    year: measure.plannedOn.slice(0, 4),
    number: measure.code,
    text: measure.content,
    amountFen: measure.amountFen,
    dueOn: measure.dueOn,
    state: MEASURE_WORDS[measure.status],
  }))
}
