import { Hono } from 'hono'
import { z } from 'zod'
import { ProjectCode, Words } from '../acceptances/input'
import { getStanding } from '../claims/standing'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { reviewProject } from './review'

export const projectReviewRoutes = new Hono<ApiEnv>()
  .get(
    '/standings/:code',
    declare({
      action: 'project.list',
      summary: 'How far acceptance, money and goals of a project have come',
      param: z.object({ code: ProjectCode }),
    }),
    async (c) => c.json(await getStanding(c.var.ctx, c.req.valid('param').code)),
  )
  .post(
    '/',
    declare({
      action: 'project.review',
      summary: 'Judge a settled project, once: of a hundred, and in words',
      json: z.strictObject({ code: ProjectCode, score: z.int().min(0).max(100), text: Words }),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => reviewProject(tx, ctx, c.req.valid('json'))))
    },
  )
