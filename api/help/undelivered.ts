import { eq, or, type SQL, sql } from 'drizzle-orm'
import { helpRequests } from '../../db/schema'
import type { StaffRole } from '../../db/values/staff'
import type { RequestContext } from '../http/context'
import { ANSWERER_ROLES, rolesFrom } from '../measures/rules'
import { LINE_ACTS, UNPAID_ROLES } from '../payments/rules'

const ROLES: readonly StaffRole[] = ANSWERER_ROLES
const OF_MONEY: readonly StaffRole[] = UNPAID_ROLES

/**
 * The requests of a query the actor may see and answer, beside what their area says: what a household
 * says never came is seen by whom it was given to and by those outside the line of who was to bring it.
 * Nobody of that line reads or closes it. Discipline inspection sees nothing but money that never came.
 */
export function mayAttend({ county, actor }: RequestContext): SQL | undefined {
  const isOther = sql`${helpRequests.kind} not in ('undelivered', 'unpaid')`
  if (actor.kind !== 'staff') return isOther
  const { staffId } = actor
  const roles = actor.roles.map(({ role }) => role)
  const above = roles.flatMap((role) =>
    ROLES.includes(role) ? [isAboveLine(county, staffId, role)] : [],
  )
  const isInspector = roles.every((role) => role === 'discipline_inspector')
  return or(
    ...(isInspector ? [] : [isOther]),
    eq(helpRequests.staffId, staffId),
    ...above,
    ...(roles.some((role) => OF_MONEY.includes(role)) ? [isOutsideLine(county, staffId)] : []),
  )
}

/** As `mayAnswerDenied` has it: nobody of the line stands as high, nor is of the same unit. */
const isAboveLine = (county: string, staffId: string, role: StaffRole): SQL => sql`exists (
  select from measures m
   where m.county = ${county} and m.help_request_id = ${helpRequests.id}
     and not exists (
       select from staff s join staff_roles r on r.county = ${county} and r.staff_id = s.id
        where s.county = ${county} and s.id in (m.delivered_by, m.owner_id)
          and (s.id = ${staffId} or r.role in ${rolesFrom(role)}
               or s.unit = (select me.unit from staff me
                             where me.county = ${county} and me.id = ${staffId}))))`

/** As `isOutside` has it: neither approved, accepted, claimed, agreed nor paid, nor of the unit that paid. */
const isOutsideLine = (county: string, staffId: string): SQL => sql`exists (
  select from payments p
    join claims c on c.county = ${county} and c.id = p.claim_id
   where p.county = ${county} and p.help_request_id = ${helpRequests.id}
     and ${staffId}::uuid is distinct from c.opinion_by and ${staffId}::uuid <> c.claimed_by
     and not exists (
       select from project_acts a
        where a.county = ${county} and a.project_id = p.project_id
          and a.act in ${LINE_ACTS} and a.staff_id = ${staffId})
     and not exists (
       select from staff payer join staff me on me.county = ${county} and me.id = ${staffId}
        where payer.county = ${county} and payer.id = p.paid_by
          and (payer.id = me.id or payer.unit = me.unit)))`
