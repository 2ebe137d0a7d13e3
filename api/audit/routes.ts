import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { listAudit } from './list'
import { sealAudit } from './seal'

const AuditQuery = PageQuery.extend({
  subject: z.string().regex(/^[a-z_]+:[\w.-]{1,200}$/),
})

export const auditRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'audit.read',
      summary: 'Who did or looked at what on a subject, oldest first',
      query: AuditQuery,
    }),
    async (c) => c.json(await listAudit(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/seals',
    declare({
      action: 'audit.seal',
      summary: 'Seal the audit rows that are not sealed yet',
      selfIdempotent: true,
    }),
    async (c) => {
      const { deps, county, now } = c.var.ctx
      return c.json(await sealAudit(deps.connection.db, county, now))
    },
  )
