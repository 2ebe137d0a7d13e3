import { and, eq, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { claims } from '../../db/schema'
import { listGoals } from '../acceptances/find'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { listOpenComments } from '../project-comments/open'
import { findProject, type Project } from '../projects/find'
import { ApiError } from '../shared/errors'

/** What of a project's accepted money is claimed and paid; what was not agreed to is free again. */
export async function claimedOf(
  db: Db,
  { county, id }: Pick<Project, 'county' | 'id'>,
): Promise<{ claimedFen: number; paidFen: number; openClaims: number }> {
  const [row] = await db
    .select({
      claimedFen: sql<number>`coalesce(sum(${claims.amountFen}), 0)::float8`,
      paidFen: sql<number>`coalesce(sum(${claims.amountFen}) filter (where ${claims.status} = 'paid'), 0)::float8`,
      openClaims: sql<number>`count(*) filter (where ${claims.status} <> 'paid')::int`,
    })
    .from(claims)
    .where(and(eq(claims.county, county), eq(claims.projectId, id), ne(claims.status, 'disagreed')))
  return row ?? { claimedFen: 0, paidFen: 0, openClaims: 0 }
}

/** A project of the actor's area with how far its acceptance and its money have come. */
export async function getStanding(ctx: RequestContext, code: string) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const project = await findProject(db, county, { code })
  if (!project) throw new ApiError('not_found', 'project')
  requireInScope(ctx, project.areaPath, 'project')
  const { claimedFen, paidFen, openClaims } = await claimedOf(db, project)
  const { name, areaPath, status, approvedFen, acceptedFen, dueOn } = project
  const goals = await listGoals(db, project)
  return {
    code: project.code,
    name,
    area: (await findArea(db, county, areaPath))?.name ?? '',
    status,
    approvedFen,
    acceptedFen,
    claimedFen,
    paidFen,
    openClaims,
    leftFen: Math.max(0, (acceptedFen ?? 0) - claimedFen),
    dueOn,
    goals: goals.map(({ text, target, unit, achieved }) => ({ text, target, unit, achieved })),
    openComments: await listOpenComments(db, county, project.id),
  }
}
export type Standing = Awaited<ReturnType<typeof getStanding>>
