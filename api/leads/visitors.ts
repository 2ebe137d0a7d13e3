import { sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import type { LeadClass } from '../../db/values/leads'
import type { RequestContext } from '../http/context'
import { withAncestors } from '../shared/area-path'
import { chooseVisitor, type Visitor, VISITOR_ROLES } from './rules'

interface Place {
  householdId: string
  areaPath: string
  class: LeadClass
}

/**
 * Chooses who is sent to each of many households; what is given to one counts when the next is
 * chosen. The answers are in the order of the questions.
 */
export async function chooseVisitors(
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  places: readonly Place[],
): Promise<(string | null)[]> {
  const visitors = await listVisitors(tx, county)
  const ties = await listTied(
    tx,
    county,
    places.map(({ householdId }) => householdId),
  )
  const here = Map.groupBy(visitors, ({ areaPath }) => areaPath)
  const successors = await listSuccessors(tx, county)
  const given = new Map(visitors.map(({ staffId, openLeads }) => [staffId, openLeads]))
  return places.map(({ householdId, areaPath, class: leadClass }) => {
    const around = withAncestors(areaPath)
    const merged = around.flatMap((path) => withAncestors(successors.get(path) ?? ''))
    const candidates = [...new Set([...around, ...merged])]
      .flatMap((path) => here.get(path) ?? [])
      .map((each) => ({ ...each, openLeads: given.get(each.staffId) ?? 0 }))
    const isTied = (staffId: string) => ties.has(`${staffId} ${householdId}`)
    const chosen = chooseVisitor(candidates, leadClass, isTied)?.staffId ?? null
    if (chosen) given.set(chosen, (given.get(chosen) ?? 0) + 1)
    return chosen
  })
}

/** Everybody who may be sent somewhere in the county. */
async function listVisitors(tx: Db, county: string): Promise<Visitor[]> {
  return tx.execute<Visitor & Record<string, unknown>>(sql`
    select r.staff_id as "staffId", r.role, r.area_path as "areaPath",
           s.phone_index is not null as "hasPhone", coalesce(l.open, 0)::int as "openLeads"
      from staff_roles r
      join staff s on s.county = ${county} and s.id = r.staff_id and s.is_active
      left join (
        select holder_id, count(*) as open from leads
         where county = ${county} and status = 'open' group by 1) l on l.holder_id = r.staff_id
     where r.county = ${county} and r.role = any(${sql.param([...VISITOR_ROLES])}::text[])`)
}

/** Those tied to a household, declared or by their own phone, as `<staff> <household>`. */
async function listTied(tx: Db, county: string, householdIds: string[]): Promise<Set<string>> {
  const ids = JSON.stringify([...new Set(householdIds)])
  const rows = await tx.execute<{ staffId: string; householdId: string }>(sql`
    with wanted as materialized (
      select i::uuid as id from jsonb_array_elements_text(${ids}::text::jsonb) as t(i))
    select t.staff_id as "staffId", t.household_id as "householdId"
      from staff_ties t
     where t.county = ${county} and t.household_id in (select id from wanted)
     union
    select s.id, p.household_id
      from staff s
      join people p on p.county = ${county} and p.phone_index = s.phone_index
     where s.county = ${county} and p.household_id in (select id from wanted)`)
  return new Set(rows.map(({ staffId, householdId }) => `${staffId} ${householdId}`))
}

/** Of areas that were merged into another: which. */
async function listSuccessors(tx: Db, county: string): Promise<Map<string, string>> {
  const rows = await tx.execute<{ path: string; successor: string }>(sql`
    select path, successor_path as successor from areas
     where county = ${county} and successor_path is not null`)
  return new Map(rows.map(({ path, successor }) => [path, successor]))
}
