import { randomUUID } from 'node:crypto'
import type { RequestContext } from '../../api/http/context'
import type { StaffRole } from '../../db/values/staff'
import { COUNTY, type TestApi, TOWNSHIP } from './api'

/** What a request of a member of staff runs its services with. */
export function staffContext(
  { deps }: Pick<TestApi, 'deps'>,
  staff: { id: string },
  { role = 'township_clerk' as StaffRole, areaPath = TOWNSHIP, ties = [] as string[] } = {},
): RequestContext {
  return {
    deps,
    county: COUNTY,
    actor: {
      kind: 'staff',
      staffId: staff.id,
      roles: [{ role, areaPath }],
      tiedHouseholdIds: ties,
    },
    grant: { reach: 'area', areaPaths: [areaPath] },
    requestId: randomUUID(),
    now: deps.clock(),
    write: null,
  }
}

/** A household that is watched since a day, as its announcement left it. */
export async function addWatched(
  api: TestApi,
  {
    head = '牟大岭',
    status = 'exited' as const,
    since = api.clock.now,
    areaPath = undefined as string | undefined,
    /** Net, per head and year. */
    incomeFen = 700_000 as number | null,
  } = {},
) {
  const added = await api.addHousehold({ head, status, ...(areaPath && { areaPath }) })
  await api.ownerSql`
    update households set watch = 'unstable_exit', net_income_per_head_fen = ${incomeFen}
     where county = ${COUNTY} and id = ${added.id}`
  await api.ownerSql`
    insert into events (county, subject, seq, type, actor, at, details, prev_hash, hash)
    values (${COUNTY}, ${`household:${added.id}`}, 1, 'household.watched', 'job:command', ${since},
            ${api.ownerSql.json({ watch: 'unstable_exit' })}, '\\x00', '\\x00')`
  return added
}

/** What a household's leads came to. */
export const leadsOf = (api: TestApi, householdId: string) =>
  api.sql<
    { id: string; class: string; status: string; outcome: string | null; signals: string[] }[]
  >`select l.id, l.class, l.status, l.outcome,
           (select json_agg(s.subject order by s.seq) from lead_signals s
             where s.county = l.county and s.lead_id = l.id) as signals
      from leads l where l.county = ${COUNTY} and l.household_id = ${householdId}
     order by l.opened_at, l.id`
