import { Hono } from 'hono'
import { z } from 'zod'
import { CaseCode } from '../accountabilities/input'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { draftPublishedCase } from './draft'
import { NewPublishedCase, PublishedDecision, Quarter } from './input'
import { getPublishedCase, listPublishedCases } from './list'
import { settlePublishedCase } from './settle'

export const publishedCaseRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'published_case.read',
      summary: 'Cases made public in a quarter, the last one unless it is named',
      query: z.object({ quarter: Quarter.optional() }),
    }),
    async (c) => c.json(await listPublishedCases(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/',
    declare({
      action: 'published_case.draft',
      summary: 'Write what everybody is to read of a final case',
      json: NewPublishedCase.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => draftPublishedCase(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/by-code/:code',
    declare({
      action: 'published_case.decide',
      summary: 'What a colleague wrote of a case, by its number',
      param: z.object({ code: CaseCode }),
    }),
    async (c) => c.json(await getPublishedCase(c.var.ctx, c.req.valid('param'))),
  )
  .post(
    '/by-code/:code/decisions',
    declare({
      action: 'published_case.decide',
      summary: 'Make public what a colleague wrote, or refuse it',
      param: z.object({ code: CaseCode }),
      json: PublishedDecision.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => settlePublishedCase(tx, ctx, given)))
    },
  )
