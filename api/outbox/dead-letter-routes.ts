import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { inTransaction, write } from '../http/write'
import { DeadGroup } from './dead-letter-group'
import { listDeadGroups, listDeadMessages } from './dead-letters'
import { dismissDead, resendDead } from './settle-dead-letters'

const Messages = DeadGroup.extend(PageQuery.shape)

const Settling = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('resend'), group: DeadGroup }),
  z.strictObject({ type: z.literal('dismiss'), group: DeadGroup }),
])

/** 未送达: what did not reach people, for the county office. */
export const deadLetterRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'dead_letter.list',
      summary: 'Messages that did not arrive or may not have, grouped by what and why',
    }),
    async (c) => c.json(await listDeadGroups(c.var.ctx)),
  )
  .get(
    '/messages',
    declare({
      action: 'dead_letter.list',
      summary: 'The messages of such a group, with whose they are',
      query: Messages,
    }),
    async (c) => {
      const { ctx } = c.var
      const query = c.req.valid('query')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => listDeadMessages(tx, ctx, query)))
    },
  )
  .post(
    '/actions',
    declare({
      action: 'dead_letter.settle',
      summary: 'Send the messages of a group again, each once, or put them away as seen',
      json: Settling,
    }),
    async (c) => {
      const { ctx } = c.var
      const { type, group } = c.req.valid('json')
      if (type === 'dismiss') return c.json(await write(ctx, (tx) => dismissDead(tx, ctx, group)))
      return c.json(await write(ctx, (tx) => resendDead(tx, ctx, group)))
    },
  )
