import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { askPolicies, getPolicyAnswer } from './service'

const Question = z.object({ q: z.string().trim().min(1).max(300) })
const Id = z.object({ id: z.string().max(60) })

export const policyRoutes = new Hono<ApiEnv>()
  .get(
    '/answers',
    declare({
      action: 'policy.ask',
      summary: 'A short answer with its source, or the questions it may have been, or neither',
      query: Question,
    }),
    (c) => c.json(askPolicies(c.req.valid('query').q)),
  )
  .get(
    '/answers/:id',
    declare({ action: 'policy.ask', summary: 'One answer with its source', param: Id }),
    (c) => c.json(getPolicyAnswer(c.req.valid('param').id)),
  )
