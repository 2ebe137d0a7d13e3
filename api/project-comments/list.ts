import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { projectComments, projects, staff } from '../../db/schema'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireInScope } from '../http/scope'
import { areaName } from '../projects/tell-area'
import { decodeCursor, pageOf } from '../shared/cursor'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { commentPlace } from './find'

export interface CommentQuery extends PageQuery {
  /** Of this project alone. */
  project?: string | undefined
  isOpen?: boolean | undefined
}

const Position = z.tuple([z.iso.date(), z.uuid()])

/** What was asked and said about the projects of the actor's area, the first due first; by whom is not told. */
export async function listComments(ctx: RequestContext, query: CommentQuery) {
  const { county, deps } = ctx
  const { project, isOpen, cursor, limit } = query
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const open = eq(projectComments.status, 'open')
  const rows = await select(deps.connection.db, county)
    .where(
      and(
        eq(projectComments.county, county),
        inScope(ctx, projects.areaPath),
        project === undefined ? undefined : eq(projects.code, project),
        isOpen === undefined ? undefined : isOpen ? open : sql`not ${open}`,
        after &&
          sql`(${projectComments.dueOn}, ${projectComments.id}) > (${after[0]}::date, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(projectComments.dueOn), asc(projectComments.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ comment: { dueOn, id } }) => [dueOn, id])
  return { items: items.map((row) => present(ctx, row)), next }
}

/** One by its receipt, to whoever may answer it. */
export async function getCommentByCode(ctx: RequestContext, { code }: { code: string }) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const [row] = await select(db, county).where(
    and(eq(projectComments.county, county), eq(projectComments.code, code)),
  )
  if (!row) throw new ApiError('not_found', 'project_comment')
  requireInScope(ctx, row.project.areaPath, 'project_comment')
  return { ...present(ctx, row), area: await areaName(db, county, row.project.areaPath) }
}

const select = (db: Db, county: string) =>
  db
    .select({
      comment: projectComments,
      project: { code: projects.code, name: projects.name, areaPath: projects.areaPath },
      answeredBy: staff.name,
    })
    .from(projectComments)
    .innerJoin(
      projects,
      and(eq(projects.county, county), eq(projects.id, projectComments.projectId)),
    )
    .leftJoin(staff, and(eq(staff.county, county), eq(staff.id, projectComments.answeredBy)))
    .$dynamic()

type Row = Awaited<ReturnType<typeof select>>[number]

function present({ county, deps }: RequestContext, { comment, project, answeredBy }: Row) {
  const { id, code, kind, status, saidAt, dueOn, answeredOn, bodySealed, answerSealed } = comment
  const { sealer } = deps
  return {
    code,
    project,
    kind,
    status,
    text: sealer.open(commentPlace(county, id, 'body_sealed'), bodySealed),
    saidOn: dayOf(saidAt),
    dueOn,
    answer: answerSealed && sealer.open(commentPlace(county, id, 'answer_sealed'), answerSealed),
    answeredOn,
    answeredBy,
  }
}
