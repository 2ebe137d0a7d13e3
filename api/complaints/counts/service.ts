import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { complaintAccused, complaintEvents, complaints, staff } from '../../../db/schema'
import { MISCONDUCT_KINDS, type MisconductKind } from '../../../db/values/integrity'
import { kinOf } from '../../declarations/ties'
import { getFigure } from '../../figures/service'
import type { RequestContext } from '../../http/context'
import { requireStaff } from '../../http/scope'
import { type Day, dayOf } from '../../shared/day'
import { quarterOf, quartersOver, toldOf } from './rules'

/** So many quarters are told, the last that is over first. */
const QUARTERS = 4

/**
 * 举报统计: how many complaints of each kind came in the quarters that are over, in the whole county. What is about the
 * reader, their kin or their unit is not in it for them; what is few is kept back. All of it as it was filed: a count that
 * changed later would tell of the one complaint that changed it.
 */
export async function countComplaints(ctx: RequestContext) {
  const { county, now, deps } = ctx
  const { db } = deps.connection
  const today = dayOf(now)
  const least = await getFigure(db, county, 'complaint_count_least', today)
  const quarters = quartersOver(today, QUARTERS)
  const filed = await listFiled(db, county, quarters)
  const close = await listClose(db, ctx)
  const counted = filed.filter(({ accusedIds }) => !accusedIds.some((id) => close.has(id)))
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

/** The reader, who is kin of theirs, and who works in their unit. */
async function listClose(db: Db, ctx: RequestContext): Promise<Set<string>> {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const unit = db
    .select({ unit: staff.unit })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, staffId)))
  const colleagues = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.county, county), sql`${staff.unit} = (${unit})`))
  return new Set([
    staffId,
    ...colleagues.map(({ id }) => id),
    ...(await kinOf(db, county, [staffId])),
  ])
}
