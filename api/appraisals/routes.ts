import { Hono } from 'hono'
import { z } from 'zod'
import { APPRAISAL_KINDS } from '../../db/values/assessments'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag } from '../http/page'
import { write } from '../http/write'
import { Settling } from './input'
import { listAppraisals, listOwnAppraisals } from './list'
import { settleAppraisal } from './settle'

const AppraisalQuery = z.object({
  year: z.coerce.number().int().optional(),
  kind: z.enum(APPRAISAL_KINDS).optional(),
  isRecall: Flag.optional(),
})

export const appraisalRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'appraisal.list',
      summary: 'Yearly appraisals of units and persons',
      query: AppraisalQuery,
    }),
    async (c) => c.json(await listAppraisals(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/mine',
    declare({ action: 'appraisal.own', summary: "The actor's own yearly appraisals" }),
    async (c) => c.json(await listOwnAppraisals(c.var.ctx)),
  )
  .post(
    '/settlements',
    declare({
      action: 'appraisal.settle',
      summary: 'Settle a yearly appraisal with what else counts, within the quota',
      json: Settling.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => settleAppraisal(tx, ctx, c.req.valid('json'))))
    },
  )
