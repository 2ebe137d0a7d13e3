import { and, count, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projectComments, projects } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { findProject, type Project } from '../projects/find'
import { findCode, subjectOf } from '../receipts/find'
import { ApiError } from '../shared/errors'

export type Comment = typeof projectComments.$inferSelect

/** A project by its nine digits, by those of one it was drawn together with as well. */
export async function findByCode(
  db: Db,
  county: string,
  code: string,
): Promise<Project | undefined> {
  const found = await findCode(db, county, code)
  if (found?.kind !== 'project') return findProject(db, county, { code })
  const { feature, id } = subjectOf(found)
  return feature === 'project'
    ? findProject(db, county, { id })
    : findProject(db, county, { code: found.code })
}

/** Where what somebody wrote is sealed. */
export const commentPlace = (
  county: string,
  id: string,
  column: 'body_sealed' | 'answer_sealed',
) => ({ county, table: 'project_comments', column, row: id })

/** A comment of the actor's area with its project, held until the end; for others it is not there. */
export async function lockComment(
  tx: Db,
  ctx: RequestContext,
  id: string,
): Promise<{ comment: Comment; project: Project }> {
  const [comment] = await tx
    .select()
    .from(projectComments)
    .where(and(eq(projectComments.county, ctx.county), eq(projectComments.id, id)))
    .for('update')
  const project = comment && (await findProject(tx, ctx.county, { id: comment.projectId }))
  if (!comment || !project) throw new ApiError('not_found', 'project_comment')
  requireInScope(ctx, project.areaPath, 'project_comment')
  return { comment, project }
}

/** How many were said about a project, and how many of them wait. */
export async function countComments(db: Db, { county, id }: Pick<Project, 'county' | 'id'>) {
  const rows = await db
    .select({ status: projectComments.status, count: count() })
    .from(projectComments)
    .where(and(eq(projectComments.county, county), eq(projectComments.projectId, id)))
    .groupBy(projectComments.status)
  const of = (status: Comment['status']) => rows.find((row) => row.status === status)?.count ?? 0
  return { open: of('open'), answered: of('answered') }
}

/** A comment by its receipt with its project's name, wherever it is. */
export async function findCommentByCode(db: Db, county: string, code: string) {
  const [row] = await db
    .select({ comment: projectComments, project: projects })
    .from(projectComments)
    .innerJoin(
      projects,
      and(eq(projects.county, county), eq(projects.id, projectComments.projectId)),
    )
    .where(and(eq(projectComments.county, county), eq(projectComments.code, code)))
  return row
}
