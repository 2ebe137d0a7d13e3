import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { inTransaction, write } from '../http/write'
import { getApplication, listApplications, listOwnApplications } from './list'
import { fileApplication } from './service'

const Id = z.object({ id: z.uuid() })
const NewApplication = z.strictObject({ householdId: z.uuid(), proxyId: z.uuid().nullish() })

export const applicationRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'application.file',
      summary: 'Apply for a household the contact speaks or acts for',
      json: NewApplication,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => fileApplication(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/',
    declare({
      action: 'application.list',
      summary: "Applications of the actor's area, oldest first",
      query: PageQuery,
    }),
    async (c) => c.json(await listApplications(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/mine',
    declare({ action: 'application.file', summary: 'Open applications the contact filed' }),
    async (c) => c.json({ applications: await listOwnApplications(c.var.ctx) }),
  )
  .get(
    '/:id',
    declare({ action: 'application.list', summary: 'One application', param: Id }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => getApplication(tx, ctx, id)))
    },
  )
