import { and, eq } from 'drizzle-orm'
import { isOpenChange } from '../changes/open'
import { checkDueOn } from '../changes/rules'
import type { Db } from '../../db/client'
import { changes, households, staff } from '../../db/schema'
import { dayOf } from '../shared/day'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** Changes 变更 that are to be checked on the spot, and those the township is to decide. */
export async function listChangeDuties(
  db: Db,
  { county, now, within }: DutyScope,
  dutyDays: number,
): Promise<Duty[]> {
  const rows = await db
    .select({
      // Of whoever has left it is nobody's in particular: whoever plays the part has it.
      staffId: staff.id,
      code: changes.code,
      status: changes.status,
      askedAt: changes.askedAt,
      dueOn: changes.dueOn,
      areaPath: households.areaPath,
    })
    .from(changes)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, changes.householdId)),
    )
    .leftJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, changes.holderId), eq(staff.isActive, true)),
    )
    .where(and(eq(changes.county, county), isOpenChange(now), within(households.areaPath)))
  return rows.map(({ status, askedAt, dueOn, ...row }) => ({
    ...row,
    kind: status === 'asked' ? ('change_check' as const) : ('change_decision' as const),
    dueOn: status === 'asked' ? checkDueOn(dayOf(askedAt), dueOn, dutyDays) : dueOn,
    count: 1,
  }))
}
