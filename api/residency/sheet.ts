import { and, eq, inArray, lte, gte, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { leaves, recalls, residencyDays } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { findArea } from '../areas/words'
import { type WorkbookColumn, writeWorkbook } from '../documents/workbook'
import { findFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { areaAt, contains } from '../shared/area-path'
import { addDays, type Day, dayOf } from '../shared/day'
import { isWorkingDay } from '../shared/working-days'
import { listResidents, ownVillages, type Resident } from './residents'
import { daysTaken, type Span } from './rules'

const endOf = (month: string): Day => {
  const next = addDays(`${month}-28`, 4).slice(0, 7)
  return addDays(`${next}-01`, -1)
}
export const spanOf = (month: string): Span => ({ fromDay: `${month}-01`, toDay: endOf(month) })

export interface SheetLine extends Resident {
  /** In a village in the month, and days of leave taken in it. */
  days: number
  leave: number
}

/** The month's sheet: each of an area's first secretaries and cadres with their days. */
export async function readSheet(
  ctx: RequestContext,
  { areaPath, month }: { areaPath?: AreaPath | undefined; month?: string | undefined },
) {
  if (areaPath !== undefined) requireInScope(ctx, areaPath, 'area')
  const { db } = ctx.deps.connection
  const isHere = (path: AreaPath) => areaPath === undefined || contains(areaPath, path)
  const people = await listResidents(db, ctx, isHere)
  const of = month ?? dayOf(ctx.now).slice(0, 7)
  const need = await findFigure(db, ctx.county, 'residency_month_days', endOf(of))
  return { month: of, need, items: await countFor(db, ctx.county, people, spanOf(of)) }
}

/** Days in the village and of leave of some people, in two statements for all of them. */
export async function countFor(
  db: Db,
  county: string,
  people: readonly Resident[],
  within: Span,
): Promise<SheetLine[]> {
  const ids = [...new Set(people.map(({ staffId }) => staffId))]
  if (ids.length === 0) return []
  const present = await db
    .select({
      staffId: residencyDays.staffId,
      areaPath: residencyDays.areaPath,
      days: sql<number>`count(*)`.mapWith(Number),
    })
    .from(residencyDays)
    .where(
      and(
        eq(residencyDays.county, county),
        inArray(residencyDays.staffId, ids),
        eq(residencyDays.isPresent, true),
        gte(residencyDays.onDay, within.fromDay),
        lte(residencyDays.onDay, within.toDay),
      ),
    )
    .groupBy(residencyDays.staffId, residencyDays.areaPath)
  const away = await db
    .select()
    .from(leaves)
    .where(
      and(
        eq(leaves.county, county),
        inArray(leaves.staffId, ids),
        inArray(leaves.status, ['approved', 'ended']),
        sql`${leaves.decidedOn} is not null`,
        lte(leaves.fromDay, within.toDay),
        gte(leaves.toDay, within.fromDay),
      ),
    )
  return people.map((person) => ({
    ...person,
    days:
      present.find((row) => row.staffId === person.staffId && row.areaPath === person.areaPath)
        ?.days ?? 0,
    leave: away
      .filter(({ staffId }) => staffId === person.staffId)
      .reduce((sum, leave) => sum + daysTaken(leave, within), 0),
  }))
}

/** The actor's own month and year, with what is asked of them. */
export async function readOwn(ctx: RequestContext) {
  const actor = requireStaff(ctx)
  const { county, now } = ctx
  const { db } = ctx.deps.connection
  const today = dayOf(now)
  const year: Span = { fromDay: `${today.slice(0, 4)}-01-01`, toDay: today }
  const isOwn = ({ staffId }: Resident) => staffId === actor.staffId
  const people = (await listResidents(db, ctx)).filter(isOwn)
  const monthly = await countFor(db, county, people, spanOf(today.slice(0, 7)))
  const yearly = await countFor(db, county, people, year)
  return {
    villages: ownVillages(actor),
    month: today.slice(0, 7),
    need: await findFigure(db, county, 'residency_month_days', today),
    needInYear: await findFigure(db, county, 'residency_year_days', today),
    items: monthly.map((line, i) => ({ ...line, inYear: yearly[i]?.days ?? 0 })),
    recalls: await listRecallsOf(db, county, actor.staffId),
  }
}

/** What stands in somebody's record of recalls; those turned down as well. */
const listRecallsOf = (db: Db, county: string, staffId: string) =>
  db
    .select({
      code: recalls.code,
      role: recalls.role,
      areaPath: recalls.areaPath,
      status: recalls.status,
      proposedOn: recalls.proposedOn,
      decidedOn: recalls.decidedOn,
      contestedOn: recalls.contestedOn,
    })
    .from(recalls)
    .where(and(eq(recalls.county, county), eq(recalls.staffId, staffId)))
    .orderBy(recalls.proposedOn, recalls.id)

/** Spot check: who of an area is neither in their village on a working day nor on leave. */
export async function listAway(
  ctx: RequestContext,
  { areaPath, day }: { areaPath?: AreaPath | undefined; day?: Day | undefined },
) {
  if (areaPath !== undefined) requireInScope(ctx, areaPath, 'area')
  const { db } = ctx.deps.connection
  const onDay = day ?? dayOf(ctx.now)
  if (!isWorkingDay(onDay)) return { day: onDay, isWorkingDay: false, items: [] }
  const isHere = (path: AreaPath) => areaPath === undefined || contains(areaPath, path)
  const people = await listResidents(db, ctx, isHere)
  const lines = await countFor(db, ctx.county, people, { fromDay: onDay, toDay: onDay })
  const there = new Set(
    lines.flatMap(({ staffId, days, leave }) => (days + leave > 0 ? staffId : [])),
  )
  return {
    day: onDay,
    isWorkingDay: true,
    items: people.filter(({ staffId }) => !there.has(staffId)),
  }
}

/** For everybody 社会监督: how many days of the month the first secretary of a village was there. */
export async function readPublic(ctx: RequestContext, areaPath: AreaPath) {
  const { county, now } = ctx
  const { db } = ctx.deps.connection
  const village = areaAt(areaPath, 'village')
  const today = dayOf(now)
  const isFirst = ({ role, areaPath: path }: Resident) =>
    role === 'first_secretary' && path === village
  const open = { ...ctx, grant: { reach: 'all' as const } }
  const people = (await listResidents(db, open)).filter(isFirst)
  const items = await countFor(db, county, people, spanOf(today.slice(0, 7)))
  return {
    area: (await findArea(db, county, village))?.name ?? '',
    month: today.slice(0, 7),
    need: await findFigure(db, county, 'residency_month_days', today),
    items: items.map(({ name, days }) => ({ name, days })),
  }
}

const COLUMNS: readonly WorkbookColumn[] = [
  { header: '村' },
  { header: '姓名' },
  { header: '职务' },
  { header: '在村天数', kind: 'number' },
  { header: '请假天数', kind: 'number' },
  { header: '要求天数', kind: 'number' },
  { header: '还差', kind: 'number' },
]

/** The month's sheet 驻村考勤 as .xlsx. */
export async function writeSheet(
  ctx: RequestContext,
  query: { areaPath?: AreaPath | undefined; month?: string | undefined },
) {
  const { month, need, items } = await readSheet(ctx, query)
  const rows = items.map(({ area, name, role, days, leave }) => [
    area,
    name,
    role === 'first_secretary' ? '第一书记' : '驻村工作队',
    days,
    leave,
    need,
    need === null ? null : Math.max(0, need - days),
  ])
  return writeWorkbook([{ name: `驻村${month}`, columns: COLUMNS, rows }], ctx.now)
}
