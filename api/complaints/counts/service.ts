import { and, asc, eq, gte, lt, or, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import {
  complaintAccused,
  complaintEvents,
  complaints,
  declarations,
  staff,
} from '../../../db/schema'
import { MISCONDUCT_KINDS, type MisconductKind } from '../../../db/values/integrity'
import { getFigure } from '../../figures/service'
import type { RequestContext } from '../../http/context'
import { requireStaff } from '../../http/scope'
import { type Day, dayOf } from '../../shared/day'
import { isSameUnit } from '../../shared/unit'
import { quarterOf, quartersOver, toldOf } from './rules'

/** So many quarters are told, the last that is over first. */
const QUARTERS = 4

/**
 * 举报统计: how many complaints of each kind came in the quarters that are over, in the whole county. What is about the
 * reader, their kin or their unit is not in it for them; what is few is kept back. All of it as it was filed, and kin as they
 * were declared then: a count that changed later would tell of the one complaint that changed it.
 */
export async function countComplaints(ctx: RequestContext) {
  const { county, now, deps } = ctx
  const { db } = deps.connection
  const today = dayOf(now)
  const least = await getFigure(db, county, 'complaint_count_least', today)
  const quarters = quartersOver(today, QUARTERS)
  const filed = await listFiled(db, county, quarters)
  const isClose = await readClose(db, ctx)
  const counted = filed.filter(
    ({ accusedIds, filedOn }) => !accusedIds.some((id) => isClose(id, filedOn)),
  )
  return {
    least,
    quarters: quarters.map((quarter) => {
      const counts = Object.fromEntries(MISCONDUCT_KINDS.map((kind) => [kind, 0])) as Counts
      for (const { kind, filedOn } of counted) if (quarterOf(filedOn) === quarter) counts[kind]++
      return { quarter, ...toldOf(counts, least) }
    }),
  }
}
export type ComplaintCounts = Awaited<ReturnType<typeof countComplaints>>
type Counts = Record<MisconductKind, number>

/** Of what kind it was filed, and whom it was about then. */
async function listFiled(db: Db, county: string, quarters: readonly string[]) {
  const rows = await db
    .select({
      filedOn: complaints.filedOn,
      kind: sql<MisconductKind>`coalesce((
        select e.details->>'formerKind' from ${complaintEvents} e
         where e.county = ${county} and e.complaint_id = ${complaints}.id and e.type = 'complaint.accepted'
         order by e.seq limit 1), ${complaints.kind})`,
      accusedIds: sql<string[]>`(
        select coalesce(json_agg(a.staff_id), '[]') from ${complaintAccused} a
         where a.county = ${county} and a.complaint_id = ${complaints}.id
           and not exists (select from ${complaintEvents} e
                            where e.county = ${county} and e.complaint_id = a.complaint_id
                              and e.type = 'complaint.accused_added'
                              and e.details->>'accusedId' = a.staff_id::text))`,
    })
    .from(complaints)
    .where(
      and(
        eq(complaints.county, county),
        gte(complaints.filedOn, firstDay(quarters.at(-1) ?? '')),
        lt(complaints.filedOn, firstDay(after(quarters[0] ?? ''))),
      ),
    )
    .orderBy(asc(complaints.id))
  return rows
}

function firstDay(quarter: string): Day {
  const [year, number] = quarter.split('-')
  return `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`
}

function after(quarter: string): string {
  const [year, number] = quarter.split('-').map(Number) as [number, number]
  return number === 4 ? `${year + 1}-1` : `${year}-${number + 1}`
}

/** Whether somebody was the reader, their kin, or works in their unit, on the day of a complaint. */
async function readClose(db: Db, ctx: RequestContext) {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const all = await db
    .select({ id: staff.id, unit: staff.unit })
    .from(staff)
    .where(eq(staff.county, county))
  const own = all.find(({ id }) => id === staffId)?.unit ?? ''
  const colleagues = new Set(all.filter(({ unit }) => isSameUnit(unit, own)).map(({ id }) => id))
  const kin = await listKin(db, county, staffId)
  return (id: string, on: Day): boolean =>
    id === staffId ||
    colleagues.has(id) ||
    kin.some((each) => each.id === id && each.from <= on && (each.to === null || each.to > on))
}

/** Whoever declares kin only to see what falls away sees nothing fall away. */
async function listKin(db: Db, county: string, staffId: string) {
  const rows = await db
    .select({
      one: declarations.staffId,
      other: declarations.kinStaffId,
      from: declarations.declaredOn,
      to: declarations.endedOn,
    })
    .from(declarations)
    .where(
      and(
        eq(declarations.county, county),
        eq(declarations.kind, 'kin'),
        or(eq(declarations.staffId, staffId), eq(declarations.kinStaffId, staffId)),
      ),
    )
  return rows.map(({ one, other, from, to }) => ({ id: one === staffId ? other : one, from, to }))
}
