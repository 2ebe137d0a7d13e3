import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { inTransaction, write } from '../http/write'
import { ACTS } from './act'
import { NewBroadcast, Text } from './draft'
import { expandNext } from './expand'
import { previewBroadcast, previewDraft } from './preview'
import { getProgress } from './progress'
import { getByCode, getReport, listBroadcasts } from './report'
import { draftBroadcast } from './service'
import { writeReport } from './sheet'

const Id = z.object({ id: z.uuid() })
const Code = z.object({ code: z.string().regex(/^\d{10}$/) })

const BroadcastAction = z.strictObject({
  type: z.enum(['approve', 'cancel', 'pause', 'resume', 'resend']),
})

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
    '/expansions',
    declare({
      action: 'broadcast.expand',
      summary: 'Queue the messages of the next village whose hour has come',
      selfIdempotent: true,
    }),
    async (c) => c.json(await expandNext(c.var.ctx)),
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
    '/:id/preview',
    declare({
      action: 'broadcast.list',
      summary: 'Whom a notice would reach now, when and in which words',
      param: Id,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => previewDraft(tx, ctx, id)))
    },
  )
  .get(
    '/:id/progress',
    declare({
      action: 'broadcast.list',
      summary: 'How far a notice has come, its pace and when it will be through',
      param: Id,
    }),
    async (c) => {
      const { ctx } = c.var
      const which = c.req.valid('param')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => getProgress(tx, ctx, which)))
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
  .get(
    '/:id/report.xlsx',
    declare({
      action: 'broadcast.list',
      summary: 'The same as .xlsx, with the reasons why messages did not arrive',
      param: Id,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const { db } = ctx.deps.connection
      const bytes = await inTransaction(db, (tx) => writeReport(tx, ctx, id))
      return c.body(bytes, 200, SHEET)
    },
  )
  .post(
    '/:id/actions',
    declare({
      action: 'broadcast.approve',
      summary: 'Approve a notice somebody else drafted; cancel, pause, resume one or resend it',
      param: Id,
      json: BroadcastAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { type } = c.req.valid('json')
      return c.json(await write(ctx, (tx) => ACTS[type](tx, ctx, c.req.valid('param'))))
    },
  )

const SHEET = {
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'Content-Disposition': 'attachment; filename="broadcast.xlsx"',
  'Cache-Control': 'no-store',
}
