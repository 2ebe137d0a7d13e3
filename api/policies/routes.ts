import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { askPolicies, getPolicyAnswer } from './service'

/** What was in force on a day; today unless given. */
const OnDay = z.object({ day: z.iso.date().optional() })
const Question = OnDay.extend({ q: z.string().trim().min(1).max(300) })
const Id = z.object({ id: z.string().max(60) })

export const policyRoutes = new Hono<ApiEnv>()
  .get(
    '/answers',
    declare({
      action: 'policy.ask',
      summary: 'A short answer with its source, or the questions it may have been, or neither',
      query: Question,
    }),
    async (c) => {
      const { q, day } = c.req.valid('query')
      return c.json(await askPolicies(c.var.ctx, q, day))
    },
  )
  .get(
    '/answers/:id',
    declare({
      action: 'policy.ask',
      summary: 'One answer with its source',
      param: Id,
      query: OnDay,
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await getPolicyAnswer(c.var.ctx, id, c.req.valid('query').day))
    },
  )
