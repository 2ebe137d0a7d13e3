import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { leaves, recalls } from '../../db/schema'
import { kinOf } from '../declarations/ties'
import { addDays, type Day, dayOf } from '../shared/day'
import { addWorkingDays } from '../shared/working-days'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** Leave waiting for the township: to be decided before its first day, by nobody who is kin of whoever asks. */
export async function listLeaveDuties(db: Db, { county, within }: DutyScope): Promise<Duty[]> {
  const rows = await db
    .select()
    .from(leaves)
    .where(and(eq(leaves.county, county), eq(leaves.status, 'asked'), within(leaves.areaPath)))
    .orderBy(asc(leaves.fromDay), asc(leaves.code))
  const duties: Duty[] = []
  for (const { staffId, areaPath, code, askedOn, fromDay } of rows) {
    const before = addDays(fromDay, -1)
    const exceptIds = [staffId, ...(await kinOf(db, county, [staffId]))]
    const dueOn = before < askedOn ? askedOn : before
    const of = { areaPath, code, exceptIds, dueOn, count: 1, staffId: null }
    duties.push({ ...of, kind: 'leave_judge' })
  }
  return duties
}

/**
 * Whoever is over leave is to be back on the first working day after it; from the next day on the township sees to it too.
 * They are back with the first day they are in the village again.
 */
export async function listOverLeaveDuties(
  db: Db,
  { county, now, within }: DutyScope,
): Promise<Duty[]> {
  const today = dayOf(now)
  const rows = await db
    .select({ staffId: leaves.staffId, areaPath: leaves.areaPath, toDay: leaves.toDay })
    .from(leaves)
    .where(
      and(
        eq(leaves.county, county),
        eq(leaves.status, 'approved'),
        lt(leaves.toDay, today),
        within(leaves.areaPath),
        // Leave that goes on, or somebody who was there, or is posted there no longer.
        sql`not exists (select from leaves later
             where later.county = ${county} and later.staff_id = leaves.staff_id
               and later.status in ('approved', 'ended') and later.to_day > leaves.to_day)`,
        sql`not exists (select from residency_days there
             where there.county = ${county} and there.staff_id = leaves.staff_id
               and there.is_present and there.on_day > leaves.to_day)`,
        sql`exists (select from staff_roles posted
             where posted.county = ${county} and posted.staff_id = leaves.staff_id
               and posted.area_path = leaves.area_path
               and posted.role in ('first_secretary', 'resident_cadre'))`,
      ),
    )
    .orderBy(asc(leaves.toDay), asc(leaves.id))
  return rows.flatMap(({ staffId, areaPath, toDay }): Duty[] => {
    const of = { areaPath, dueOn: addWorkingDays(toDay, 1), count: 1, code: null }
    const own: Duty = { ...of, kind: 'leave_over', staffId }
    return today > of.dueOn ? [own, { ...of, kind: 'leave_overdue', staffId: null }] : [own]
  })
}

/** A recall to be decided by the county, or what was said against one: by nobody who had a part in it, nor kin. */
export async function listRecallDuties(
  db: Db,
  { county, now }: DutyScope,
  dutyDays: number,
): Promise<Duty[]> {
  const isUnsettled = or(
    eq(recalls.status, 'proposed'),
    and(eq(recalls.status, 'recalled'), isNull(recalls.contestSettledBy)),
  )
  const rows = await db
    .select()
    .from(recalls)
    .where(and(eq(recalls.county, county), isUnsettled))
    .orderBy(asc(recalls.proposedOn), asc(recalls.code))
  const today = dayOf(now)
  const duties: Duty[] = []
  for (const recall of rows) {
    const { staffId, code, status, proposedBy, proposedOn, decidedBy, decidedOn, contestedOn } =
      recall
    const of = { areaPath: county, code, count: 1 }
    const told: Day = decidedOn ?? proposedOn
    const open = status === 'proposed' ? proposedOn : contestedOn
    if (open !== null) {
      const kin = await kinOf(db, county, [staffId])
      const exceptIds = [staffId, proposedBy, ...(decidedBy ? [decidedBy] : []), ...kin]
      const dueOn = addDays(open, dutyDays)
      duties.push({ ...of, kind: 'recall_decide', dueOn, staffId: null, exceptIds })
    }
    // They may, and need not: once its days are over nobody is told that they are late.
    const until = addDays(told, dutyDays)
    if (contestedOn === null && today <= until)
      duties.push({ ...of, kind: 'recall_contest', dueOn: until, staffId })
  }
  return duties
}
