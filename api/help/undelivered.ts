import { eq, or, type SQL, sql } from 'drizzle-orm'
import { helpRequests } from '../../db/schema'
import type { StaffRole } from '../../db/values/staff'
import type { RequestContext } from '../http/context'
import { ANSWERER_ROLES, rolesFrom } from '../measures/rules'

const ROLES: readonly StaffRole[] = ANSWERER_ROLES

/**
 * The requests of a query the actor may see and answer, beside what their area says: what a household
 * says never came is seen by whom it was given to and by those above the line of who delivered it.
 * Nobody of that line reads or closes it.
 */
export function mayAttend({ county, actor }: RequestContext): SQL | undefined {
  const isOther = sql`${helpRequests.kind} <> 'undelivered'`
  if (actor.kind !== 'staff') return isOther
  const { staffId } = actor
  const above = actor.roles.flatMap(({ role }) =>
    ROLES.includes(role) ? [isAboveLine(county, staffId, role)] : [],
  )
  return or(isOther, eq(helpRequests.staffId, staffId), ...above)
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
