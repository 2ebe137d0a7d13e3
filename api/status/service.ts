import { refusalFor, withdrawalsInForceSince } from '../applications/rules'
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

/** Where each household stands that the contact speaks for; one statement, as it is the commonest question. */
export async function listStatus(ctx: RequestContext): Promise<HouseholdStatus[]> {
  const { county } = ctx
  const contactId = requireContact(ctx)
  // A withdrawal comes into force by the clock, not by anybody's doing.
  const withdrawnSince = withdrawalsInForceSince(ctx.now)
  const rows = await ctx.deps.connection.sql<Omit<HouseholdStatus, 'mayApply'>[]>`
    select h.id as "householdId", h.head_name as head,
           coalesce(v.name, '') || coalesce(nullif(split_part(h.area_path, '.', 4), '') || '社', '')
             as area,
           h.status, h.watch,
           case when h.status = 'exited' then h.exited_year else h.identified_year end as year,
           case when a.id is not null
                then json_build_object('code', a.code, 'due', a.answer_due_on) end as application
      from contact_links l
      join households h on h.county = ${county} and h.id = l.household_id
      left join areas v on v.county = ${county}
       and v.path = substring(h.area_path from '^[^.]+[.][^.]+[.][^.]+')
      left join applications a on a.county = ${county} and a.household_id = h.id
       and a.status = 'filed'
       and (a.withdrawal_asked_at is null or a.withdrawal_asked_at > ${withdrawnSince})
     where l.county = ${county} and l.contact_id = ${contactId} and l.ended_at is null
     order by l.linked_at, h.id`
  return rows.map((row) => ({ ...row, mayApply: refusalFor(row.status) === null }))
}
