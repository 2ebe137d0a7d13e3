import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, staff } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { writeWorkbook } from '../documents/workbook'
import type { RequestContext } from '../http/context'
import { areaAt } from '../shared/area-path'
import { dayOf } from '../shared/day'
import { readDue } from './list'
import { daysBetween, isVisitLate } from './rules'

const COLUMNS = [
  { header: '乡镇' },
  { header: '村' },
  { header: '社' },
  { header: '户主' },
  { header: '类别' },
  { header: '上次走访', kind: 'day' },
  { header: '应走访', kind: 'day' },
  { header: '过期天数', kind: 'number' },
  { header: '结对帮扶人' },
] as const

/** Who has not been visited in time, or is to be within days, as .xlsx: one row a household. */
export async function writeVisitDuties(
  ctx: RequestContext,
  query: { areaPath?: AreaPath | undefined; isLate?: boolean | undefined },
) {
  const { county, now, deps } = ctx
  const { db } = deps.connection
  const due = await readDue(ctx, query)
  const names = await namesOf(db, county)
  const helpers = await helpersOf(
    db,
    county,
    due.flatMap(({ staffId }) => staffId ?? []),
  )
  const today = dayOf(now)
  const rows = due.map(({ areaPath, head, class: visitClass, lastVisitOn, dueOn, staffId }) => [
    names.get(areaAt(areaPath, 'township')) ?? '',
    names.get(areaAt(areaPath, 'village')) ?? '',
    areaPath.split('.')[3] ?? '',
    head,
    visitClass === 'key' ? '重点户' : '其他户',
    lastVisitOn ?? '没有走访过',
    dueOn,
    isVisitLate(dueOn, today) ? daysBetween(dueOn, today) : 0,
    staffId ? (helpers.get(staffId) ?? '') : '村干部',
  ])
  const sheet = { name: '未走访', columns: COLUMNS, rows }
  return { bytes: await writeWorkbook([sheet], now), households: due.length }
}

async function namesOf(db: Db, county: string): Promise<Map<AreaPath, string>> {
  const rows = await db
    .select({ path: areas.path, name: areas.name })
    .from(areas)
    .where(and(eq(areas.county, county), inArray(areas.level, ['township', 'village'])))
  return new Map(rows.map(({ path, name }) => [path, name]))
}

async function helpersOf(db: Db, county: string, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ id: staff.id, name: staff.name })
          .from(staff)
          .where(and(eq(staff.county, county), inArray(staff.id, [...new Set(ids)])))
  return new Map(rows.map(({ id, name }) => [id, name]))
}
