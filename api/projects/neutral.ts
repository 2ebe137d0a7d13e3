import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projectHouseholds } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { listTies } from '../reviews/kin'
import { ApiError } from '../shared/errors'
import type { Project } from './find'

type Of = Pick<Project, 'county' | 'id'>

/**
 * Nobody decides about a project that is for their kin, their colleagues or themselves. One for a whole village names
 * nobody, and everybody there may.
 * @param more Households it comes to beside those it is for.
 */
export async function requireNeutralTo(
  tx: Db,
  ctx: RequestContext,
  project: Of,
  more: readonly string[] = [],
): Promise<void> {
  const { staffId } = requireStaff(ctx)
  if ((await listTied(tx, project, [staffId], more)).length > 0)
    throw new ApiError('refused', 'tied')
}

/** Which of some staff are tied to a household a project is for. */
export async function listTied(
  tx: Db,
  { county, id }: Of,
  staffIds: readonly string[],
  more: readonly string[] = [],
): Promise<string[]> {
  const rows = await tx
    .select({ householdId: projectHouseholds.householdId })
    .from(projectHouseholds)
    .where(and(eq(projectHouseholds.county, county), eq(projectHouseholds.projectId, id)))
  const householdIds = [...rows.map(({ householdId }) => householdId), ...more]
  const ties = await listTies(tx, county, staffIds, householdIds)
  return ties.map(({ staffId }) => staffId)
}
