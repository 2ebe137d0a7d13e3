import type { RequestContext } from '../http/context'
import { contains } from '../shared/area-path'
import { ApiError } from '../shared/errors'

/**
 * Refuses an area of which nothing lies in the actor's reach, as if it were not there. The head of a
 * group may ask for the village, and is shown the group.
 */
export function requireTouched({ grant }: RequestContext, areaPath: string): void {
  if (grant.reach === 'all') return
  const isTouched =
    grant.reach !== 'own' &&
    grant.areaPaths.some((path) => contains(path, areaPath) || contains(areaPath, path))
  if (!isTouched) throw new ApiError('not_found', 'area')
}
