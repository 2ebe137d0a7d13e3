import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../../http/context'
import { declare } from '../../http/declare'
import { inTransaction, write } from '../../http/write'
import { actOnComplaint } from './act'
import { findAccused } from './accused'
import { ComplaintNumber, HandlingAct } from './input'
import { remindHandlers } from './remind'
import { listComplaints, readAsked, readComplaint } from './view'

const Numbered = z.object({ number: ComplaintNumber })
const Words = z.object({ words: z.string().trim().min(1).max(60) })

/** 举报件: whoever handles a complaint, and nobody else learns that there is one. */
export const complaintHandlingRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({ action: 'complaint.handle', summary: "The actor's own complaints and their clocks" }),
    async (c) => c.json(await listComplaints(c.var.ctx)),
  )
  .post(
    '/reminders',
    declare({
      action: 'complaint.remind',
      summary: 'Tell handlers at fixed hours how many complaints wait for them',
      selfIdempotent: true,
    }),
    async (c) => c.json(await remindHandlers(c.var.ctx)),
  )
  .get(
    '/accused',
    declare({
      action: 'complaint.handle',
      summary: 'Members of staff of a name, whom a complaint may be about',
      query: Words,
    }),
    async (c) => c.json(await findAccused(c.var.ctx, c.req.valid('query').words)),
  )
  .get(
    '/by-number/:number',
    declare({
      action: 'complaint.handle',
      summary: 'One of them with all that was said; the look itself is on record in its chain',
      param: Numbered,
    }),
    async (c) => {
      const { ctx } = c.var
      const { number } = c.req.valid('param')
      return c.json(
        await inTransaction(ctx.deps.connection.db, (tx) => readComplaint(tx, ctx, number)),
      )
    },
  )
  .get(
    '/asked/:number',
    declare({
      action: 'complaint.handle',
      summary: 'Why another handler asks for more time',
      param: Numbered,
    }),
    async (c) => {
      const { ctx } = c.var
      const { number } = c.req.valid('param')
      return c.json(await inTransaction(ctx.deps.connection.db, (tx) => readAsked(tx, ctx, number)))
    },
  )
  .post(
    '/by-number/:number/actions',
    declare({
      action: 'complaint.handle',
      summary: 'Take it on, write to its filer, decide it, hand it up',
      param: Numbered,
      json: HandlingAct,
    }),
    async (c) => {
      const { ctx } = c.var
      const { number } = c.req.valid('param')
      const act = c.req.valid('json')
      return c.json(await write(ctx, (tx) => actOnComplaint(tx, ctx, { number, act })))
    },
  )
