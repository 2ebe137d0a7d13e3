import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag } from '../http/page'
import { listAreaDuties, listTodo } from './service'

const DutyQuery = z.object({ isLate: Flag.optional() })

export const todoRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({ action: 'todo.read', summary: 'What the actor has to do, and what climbed to them' }),
    async (c) => c.json(await listTodo(c.var.ctx)),
  )
  .get(
    '/duties',
    declare({
      action: 'duty.list',
      summary: "Everything that is to be done in the actor's area, and who holds it",
      query: DutyQuery,
    }),
    async (c) =>
      c.json(await listAreaDuties(c.var.ctx, { lateOnly: c.req.valid('query').isLate === true })),
  )
