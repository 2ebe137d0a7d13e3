import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { notices } from '../../db/schema'
import { addDays, dayOf } from '../shared/day'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/**
 * What posted lists wait for: the photo that proves they hang, the one of the last day, and to be sent
 * on when their days are over.
 */
export async function listListDuties(db: Db, scope: DutyScope, dutyDays: number): Promise<Duty[]> {
  const { county, now, within } = scope
  const today = dayOf(now)
  const rows = await db
    .select({
      code: notices.code,
      areaPath: notices.areaPath,
      status: notices.status,
      postedOn: notices.postedOn,
      postedBy: notices.postedBy,
      closesOn: notices.closesOn,
      closesAt: notices.closesAt,
      proofs: sql<string[]>`(
        select coalesce(json_agg(p.moment), '[]') from notice_proofs p
         where p.county = ${county} and p.notice_id = ${notices.id} and p.status = 'accepted')`,
    })
    .from(notices)
    .where(
      and(
        eq(notices.county, county),
        inArray(notices.status, ['drawn_up', 'posted']),
        within(notices.areaPath),
      ),
    )
  return rows.flatMap((row): Duty[] => {
    const { code, areaPath, status, postedBy: staffId, postedOn, closesOn } = row
    const base = { areaPath, code, count: 1, staffId: null }
    if (status === 'drawn_up')
      return [{ ...base, kind: 'first_proof', dueOn: addDays(postedOn, 1), staffId }]
    const asksLast = today >= closesOn && !row.proofs.includes('last')
    if (asksLast) return [{ ...base, kind: 'last_proof', dueOn: closesOn, staffId }]
    if (now < row.closesAt) return []
    return [{ ...base, kind: 'advance', dueOn: addDays(closesOn, dutyDays) }]
  })
}
