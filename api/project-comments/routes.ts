import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { write } from '../http/write'
import { answerByCode } from './answer'
import { fileComment } from './file'
import { CommentAction, CommentCode, NewProjectComment, ProjectCode } from './input'
import { getCommentByCode, listComments } from './list'
import { viewProject } from './view'
import { listProjectsOfPlace } from './village'

const Code = z.object({ code: CommentCode })
const CommentQuery = PageQuery.extend({ project: ProjectCode.optional(), isOpen: Flag.optional() })

export const projectCommentRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'project_comment.list',
      summary: "What was asked and said about the projects of the actor's area, and the answers",
      query: CommentQuery,
    }),
    async (c) => c.json(await listComments(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/',
    declare({
      action: 'project_comment.file',
      summary: 'Ask or say something about a project by its code',
      json: NewProjectComment.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => fileComment(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/projects',
    declare({
      action: 'project.read',
      summary: "Projects of a place, or of the contact's own village, as everybody may see them",
      query: z.object({ text: z.string().max(50).default('') }),
    }),
    async (c) => c.json(await listProjectsOfPlace(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/projects/:code',
    declare({
      action: 'project.read',
      summary: 'A project as everybody may see it: what, where, money, step, who is in charge',
      param: z.object({ code: ProjectCode }),
    }),
    async (c) => c.json(await viewProject(c.var.ctx, c.req.valid('param'))),
  )
  .get(
    '/by-code/:code',
    declare({
      action: 'project_comment.answer',
      summary: 'What was asked or said, by its receipt',
      param: Code,
    }),
    async (c) => c.json(await getCommentByCode(c.var.ctx, c.req.valid('param'))),
  )
  .post(
    '/by-code/:code/actions',
    declare({
      action: 'project_comment.answer',
      summary: 'Answer what was asked or said about a project',
      param: Code,
      json: CommentAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), text: c.req.valid('json').text }
      return c.json(await write(ctx, (tx) => answerByCode(tx, ctx, given)))
    },
  )
