import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { projectComments, projects } from '../../db/schema'
import type { RequestContext } from '../http/context'
import type { Vars } from '../messages/templates'
import { commentPlace } from '../project-comments/find'

export interface CommentReceipt {
  vars: Vars<'project_comment.waits'>
  /** Null while it is not answered. */
  answered: Vars<'project_comment.was_answered'> | null
}

/** How what somebody asked or said about a project stands, with the answer. */
export async function readComment(
  tx: Db,
  { county, deps }: RequestContext,
  id: string,
): Promise<CommentReceipt | null> {
  const [row] = await tx
    .select({ comment: projectComments, project: projects.name })
    .from(projectComments)
    .innerJoin(
      projects,
      and(eq(projects.county, county), eq(projects.id, projectComments.projectId)),
    )
    .where(and(eq(projectComments.county, county), eq(projectComments.id, id)))
  if (!row) return null
  const { project } = row
  const { kind, dueOn: due, answeredOn: day, answerSealed } = row.comment
  const text =
    answerSealed && deps.sealer.open(commentPlace(county, id, 'answer_sealed'), answerSealed)
  return {
    vars: { project, kind, due },
    answered: text && day ? { project, day, text } : null,
  }
}
