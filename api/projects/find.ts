import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projectActs, projects } from '../../db/schema'
import type { ProjectAct } from '../../db/values/projects'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { ApiError } from '../shared/errors'

export type Project = typeof projects.$inferSelect

/** A project by its code or id, wherever it is; undefined where there is none. */
export async function findProject(
  db: Db,
  county: string,
  by: { code: string } | { id: string },
): Promise<Project | undefined> {
  const one = 'code' in by ? eq(projects.code, by.code) : eq(projects.id, by.id)
  const [project] = await db
    .select()
    .from(projects)
    .where(and(eq(projects.county, county), one))
  return project
}

/** A project of the actor's area, held until the end; for others it is not there. */
export async function lockProject(
  tx: Db,
  ctx: RequestContext,
  by: { code: string } | { id: string },
): Promise<Project> {
  const one = 'code' in by ? eq(projects.code, by.code) : eq(projects.id, by.id)
  const [project] = await tx
    .select()
    .from(projects)
    .where(and(eq(projects.county, ctx.county), one))
    .for('update')
  if (!project) throw new ApiError('not_found', 'project')
  requireInScope(ctx, project.areaPath, 'project')
  return project
}

/** Changes a project the caller holds. */
export async function setProject(
  tx: Db,
  { county, id }: Pick<Project, 'county' | 'id'>,
  set: Partial<Project>,
): Promise<void> {
  await tx
    .update(projects)
    .set(set)
    .where(and(eq(projects.county, county), eq(projects.id, id)))
}

/** Who did one of these about it, so that others decide. */
export async function whoDid(
  tx: Db,
  { county, id }: Pick<Project, 'county' | 'id'>,
  acts: readonly ProjectAct[],
): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ staffId: projectActs.staffId })
    .from(projectActs)
    .where(
      and(
        eq(projectActs.county, county),
        eq(projectActs.projectId, id),
        inArray(projectActs.act, [...acts]),
      ),
    )
  return rows.map(({ staffId }) => staffId)
}
