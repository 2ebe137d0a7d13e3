import { Hono } from 'hono'
import { z } from 'zod'
import { SPOT_CHECK_STATUSES } from '../../db/values/projects'
import { ProjectCode, StepDraftInput, Words } from '../acceptances/input'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { write } from '../http/write'
import { checkProject } from './check'
import { readCheck, readDraw } from './draft'
import { drawSpotChecks } from './draw'
import { listSpotChecks } from './list'

const AreaPath = z.string().min(1).max(200)

export const spotCheckRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'project.list',
      summary: "What draws meant for projects of the actor's area, the latest first",
      query: PageQuery.extend({ status: z.enum(SPOT_CHECK_STATUSES).optional() }),
    }),
    async (c) => c.json(await listSpotChecks(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/draws',
    declare({
      action: 'project.spot_check',
      summary: 'Draw among the accepted projects of an area; the seed is kept with it',
      json: z.strictObject({ areaPath: AreaPath }),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => drawSpotChecks(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/draws/drafts',
    declare({
      action: 'project.spot_check',
      summary: 'Among how many projects would be drawn, and how many of them',
      json: z.strictObject({ text: z.string().max(200) }),
      selfIdempotent: true,
    }),
    async (c) => c.json(await readDraw(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/results',
    declare({
      action: 'project.spot_check',
      summary: 'What was seen of a project that was drawn; its photo comes by chat alone',
      json: z.strictObject({ code: ProjectCode, isPassed: z.boolean(), text: Words }),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => checkProject(tx, ctx, given)))
    },
  )
  .post(
    '/results/drafts',
    declare({
      action: 'project.spot_check',
      summary: 'How the result of a check is understood; nothing of it is kept',
      json: StepDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readCheck(c.var.ctx, c.req.valid('json'))),
  )
