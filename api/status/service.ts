import { refusalFor, withdrawalsInForceSince } from '../applications/rules'
import type { Connection } from '../../db/client'
import type { RollStatus, WatchKind } from '../../db/values/roll'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'

export interface HouseholdStatus {
  householdId: string
  head: string
  /** Village and group, as people say it: 宝坪村5社. */
  area: string
  status: RollStatus
  watch: WatchKind | null
  /** Of identification, or of the exit once exited. */
  year: number | null
  application: { code: string; due: string } | null
  /** Whether it may apply as it stands. */
  mayApply: boolean
}

export type HouseholdRow = Omit<HouseholdStatus, 'mayApply'>

/**
 * The households a contact speaks for, as one JSON value for a select list, so that it can ride on
 * another statement. The arguments are SQL: the contact's id, and the parameters that hold the
 * county and `withdrawalsInForceSince`.
 */
export const householdsJson = (contactId: string, county: string, withdrawnSince: string) => `
  (select coalesce(json_agg(json_build_object(
            'householdId', h.id, 'head', h.head_name,
            'area', coalesce(v.name, '') ||
                    coalesce(nullif(split_part(h.area_path, '.', 4), '') || '社', ''),
            'status', h.status, 'watch', h.watch,
            'year', case when h.status = 'exited' then h.exited_year else h.identified_year end,
            'application', case when a.id is not null
                                then json_build_object('code', a.code, 'due', a.answer_due_on) end
          ) order by l.linked_at, h.id), '[]')
     from contact_links l
     join households h on h.county = ${county} and h.id = l.household_id
     left join areas v on v.county = ${county}
      and v.path = substring(h.area_path from '^[^.]+[.][^.]+[.][^.]+')
     left join applications a on a.county = ${county} and a.household_id = h.id
      and a.status = 'filed'
      and (a.withdrawal_asked_at is null or a.withdrawal_asked_at > ${withdrawnSince}::timestamptz)
    where l.county = ${county} and l.contact_id = ${contactId} and l.ended_at is null)`

export const statusOf = (row: HouseholdRow): HouseholdStatus => ({
  ...row,
  mayApply: refusalFor(row.status) === null,
})

const READ = `select ${householdsJson('$2::uuid', '$1', '$3')} as households`

/** Where each household stands that the contact speaks for. */
export async function readHouseholds(
  { sql }: Connection,
  county: string,
  contactId: string,
  now: Date,
): Promise<HouseholdStatus[]> {
  const values = [county, contactId, withdrawalsInForceSince(now).toISOString()]
  const [row] = await sql.unsafe<{ households: HouseholdRow[] }[]>(READ, values, { prepare: true })
  return (row?.households ?? []).map(statusOf)
}

export function listStatus(ctx: RequestContext): Promise<HouseholdStatus[]> {
  return readHouseholds(ctx.deps.connection, ctx.county, requireContact(ctx), ctx.now)
}
