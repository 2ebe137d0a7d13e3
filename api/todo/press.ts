import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { pressReports } from '../../db/schema'
import { dayOf } from '../shared/day'
import { headOf, listUnits } from '../units/list'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** Reports to be answered: by their unit; once that is late the office sees to it as well. */
export async function listPressDuties(db: Db, { county, now }: DutyScope): Promise<Duty[]> {
  const rows = await db
    .select({
      code: pressReports.code,
      unit: pressReports.unit,
      areaPath: pressReports.areaPath,
      dueOn: pressReports.dueOn,
    })
    .from(pressReports)
    .where(
      and(eq(pressReports.county, county), inArray(pressReports.status, ['open', 'contested'])),
    )
    .orderBy(asc(pressReports.id))
  if (rows.length === 0) return []
  const units = await listUnits(db, county)
  const today = dayOf(now)
  return rows.flatMap(({ code, unit: key, areaPath, dueOn }): Duty[] => {
    const unit = units.find((each) => each.key === key)
    const staffId = unit && headOf(unit)
    const of = { code, dueOn, count: 1 }
    const own: Duty[] =
      unit && staffId
        ? [
            {
              ...of,
              kind: unit.kind === 'township' ? 'press_answer' : 'press_answer_unit',
              areaPath: unit.areaPaths[0] ?? areaPath,
              staffId,
            },
          ]
        : []
    const late: Duty[] =
      today > dueOn ? [{ ...of, kind: 'press_overdue', areaPath, staffId: null }] : []
    return [...own, ...late]
  })
}
