import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import { type Action, grantFor } from '../shared/rights'
import { findStaffActor } from '../staff/actors'

/** A decision has somebody who took it: the record names them, and their rights bound it. */
export async function onBehalfOf(
  session: RequestContext,
  staffId: string,
  action: Action,
): Promise<RequestContext> {
  const { county, deps } = session
  const actor = await findStaffActor(deps.connection.sql, county, staffId)
  if (!actor) throw new ApiError('not_found', 'staff')
  const grant = grantFor(actor, action)
  if (!grant) throw new ApiError('forbidden', 'may_not')
  return { ...session, actor, grant }
}
