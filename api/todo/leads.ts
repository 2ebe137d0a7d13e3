import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, leads } from '../../db/schema'
import { hasClerk, isHolderThere, leaderFor } from '../leads/whose'
import { addDays } from '../shared/day'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/**
 * Leads that are to be visited, each with whoever is sent, where they are still there; to be decided, in the township by a clerk
 * who did not visit, else by another of its leaders, and where nobody is left there by the county; and those left to the county. Those
 * of one place and day are one duty.
 */
export async function listLeadDuties(
  db: Db,
  { county, within }: DutyScope,
  dutyDays: number,
): Promise<Duty[]> {
  const part = (length: number) =>
    sql`array_to_string((string_to_array(${households.areaPath}, '.'))[1:${sql.raw(String(length))}], '.')`
  const township = part(2)
  const leader = leaderFor(county)
  const where = sql<string>`case ${leads.status}
    when 'open' then ${part(3)}
    when 'visited' then case when ${hasClerk(county)} or ${leader} is not null then ${township} else ${county} end
    else ${county} end`
  const dueOn = sql<string>`case ${leads.status}
    when 'open' then ${leads.visitDueOn}
    when 'visited' then ${leads.decideDueOn} else ${leads.referredOn} end::text`
  const waiting = db
    .select({
      status: leads.status,
      staffId: sql<string | null>`case
        when ${leads.status} = 'open' and ${isHolderThere(county)} then ${leads.holderId}
        when ${leads.status} = 'visited' then ${leader} end`.as('staff_id'),
      areaPath: where.as('area'),
      dueOn: dueOn.as('due_on'),
      code: leads.code,
    })
    .from(leads)
    .innerJoin(households, and(eq(households.county, county), eq(households.id, leads.householdId)))
    .where(
      and(
        eq(leads.county, county),
        inArray(leads.status, ['open', 'visited', 'referred']),
        within(households.areaPath),
      ),
    )
    .as('waiting')
  const rows = await db
    .select({
      status: waiting.status,
      staffId: waiting.staffId,
      areaPath: waiting.areaPath,
      dueOn: waiting.dueOn,
      count: sql<number>`count(*)::int`,
      code: sql<string>`min(${waiting.code})`,
    })
    .from(waiting)
    .groupBy(waiting.status, waiting.staffId, waiting.areaPath, waiting.dueOn)
  return rows.map(({ status, dueOn: on, count, code, ...row }): Duty => ({
    ...row,
    kind:
      status === 'open' ? 'lead_visit' : status === 'visited' ? 'lead_decision' : 'lead_referral',
    dueOn: status === 'referred' ? addDays(on, dutyDays) : on,
    count,
    code: count === 1 ? code : null,
  }))
}
