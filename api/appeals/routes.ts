import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { inTransaction, write } from '../http/write'
import { readAppeal } from './draft'
import { EnteredAppeal, NewAppeal } from './input'
import { enterAppeal, fileAppeal } from './service'

const Draft = z.strictObject({ code: NewAppeal.shape.code.nullable() })

export const appealRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'objection.file',
      summary: 'Ask the next level about a decision the contact lost by, once',
      json: NewAppeal,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => fileAppeal(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'objection.file',
      summary: 'Which decision the next level would be asked about; nothing of it is kept',
      json: Draft,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const { db } = ctx.deps.connection
      const draft = c.req.valid('json')
      return c.json(await inTransaction(db, (tx) => readAppeal(tx, ctx, draft)))
    },
  )
  .post(
    '/entered',
    declare({
      action: 'objection.enter',
      summary: 'Write down that somebody without a phone asks the next level about a decision',
      json: EnteredAppeal,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => enterAppeal(tx, ctx, c.req.valid('json'))))
    },
  )
