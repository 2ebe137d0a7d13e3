import type { AreaPath } from '../../db/values/areas'
import type { RequestContext } from '../http/context'
import { contains } from '../shared/area-path'
import { grantFor } from '../shared/rights'

/** Whether the actor runs campaigns of an area: they may answer where a checker cannot, and close it. */
export function runsCampaign(
  { actor }: Pick<RequestContext, 'actor'>,
  areaPath: AreaPath,
): boolean {
  const grant = grantFor(actor, 'check.open')
  if (!grant || grant.reach === 'own') return false
  return grant.reach === 'all' || grant.areaPaths.some((path) => contains(path, areaPath))
}
