import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { inTransaction } from '../http/write'
import { draftSubscription, listSubscriptions } from './service'

const Draft = z.strictObject({ text: z.string().max(200) })

/** What is changed is changed by a turn's command. */
export const subscriptionRoutes = new Hono<ApiEnv>()
  .post(
    '/drafts',
    declare({
      action: 'contact.change',
      summary:
        'Which area the words name whose lists a contact wants to hear of; nothing is stored',
      json: Draft,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const draft = c.req.valid('json')
      return c.json(
        await inTransaction(ctx.deps.connection.db, (tx) => draftSubscription(tx, ctx, draft)),
      )
    },
  )
  .get(
    '/',
    declare({
      action: 'contact.change',
      summary: 'The areas a contact asked to be told of',
    }),
    async (c) => c.json(await listSubscriptions(c.var.ctx)),
  )
