import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, comparisonTasks, staff } from '../../db/schema'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** Records departments owe, of the member who was asked while they are there; else the office sees to it. */
export async function listComparisonDuties(db: Db, { county, within }: DutyScope): Promise<Duty[]> {
  const rows = await db
    .select({
      code: comparisonTasks.code,
      dueOn: comparisonTasks.dueOn,
      staffId: staff.id,
      areaPath: areas.path,
    })
    .from(comparisonTasks)
    .innerJoin(areas, and(eq(areas.county, county), eq(areas.level, 'county')))
    .leftJoin(
      staff,
      and(
        eq(staff.county, county),
        eq(staff.id, comparisonTasks.holderId),
        eq(staff.isActive, true),
      ),
    )
    .where(
      and(
        eq(comparisonTasks.county, county),
        eq(comparisonTasks.status, 'open'),
        within(areas.path),
      ),
    )
  return rows.map((row) => ({ ...row, kind: 'comparison_task', count: 1 }))
}
