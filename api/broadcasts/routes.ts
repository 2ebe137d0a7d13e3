import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { inTransaction, write } from '../http/write'
import { NewBroadcast, Text } from './draft'
import { previewBroadcast } from './preview'
import { getByCode, getReport, listBroadcasts } from './report'
import { approveBroadcast, cancelBroadcast, draftBroadcast } from './service'

const Id = z.object({ id: z.uuid() })
const Code = z.object({ code: z.string().regex(/^\d{10}$/) })

const BroadcastAction = z.strictObject({ type: z.enum(['approve', 'cancel']) })

const BroadcastQuery = PageQuery.extend({ isToApprove: Flag.optional() })

export const broadcastRoutes = new Hono<ApiEnv>()
  .post(
    '/previews',
    declare({
      action: 'broadcast.draft',
      summary:
        'What a notice written in one go would be, whom it would reach and what it would cost',
      json: z.strictObject({ text: Text }),
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const { db } = ctx.deps.connection
      const { text } = c.req.valid('json')
      return c.json(await inTransaction(db, (tx) => previewBroadcast(tx, ctx, { text })))
    },
  )
  .post(
    '/',
    declare({
      action: 'broadcast.draft',
      summary: 'Draft an office notice for somebody else to approve',
      json: NewBroadcast,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => draftBroadcast(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/',
    declare({
      action: 'broadcast.list',
      summary: "Office notices of the actor's area, the latest first",
      query: BroadcastQuery,
    }),
    async (c) => c.json(await listBroadcasts(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/by-code/:code',
    declare({ action: 'broadcast.list', summary: 'An office notice by its code', param: Code }),
    async (c) => {
      const { ctx } = c.var
      const { code } = c.req.valid('param')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => getByCode(tx, ctx, code)))
    },
  )
  .get(
    '/:id/report',
    declare({
      action: 'broadcast.list',
      summary: 'What became of an office notice, by village',
      param: Id,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => getReport(tx, ctx, id)))
    },
  )
  .post(
    '/:id/actions',
    declare({
      action: 'broadcast.approve',
      summary: 'Approve a notice somebody else drafted, or cancel one',
      param: Id,
      json: BroadcastAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const act = c.req.valid('json').type === 'approve' ? approveBroadcast : cancelBroadcast
      return c.json(await write(ctx, (tx) => act(tx, ctx, c.req.valid('param'))))
    },
  )
