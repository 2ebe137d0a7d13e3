import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { decodeCursor } from '../shared/cursor'
import { listAudit } from './list'
import { sealAudit } from './seal'

/** Instant and id. */
const Order = z.tuple([z.iso.datetime(), z.uuid()])

const AuditQuery = z.object({
  subject: z.string().regex(/^[a-z_]+:[\w.-]{1,200}$/),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

export const auditRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'audit.read',
      summary: 'Who did or looked at what on a subject, oldest first',
      query: AuditQuery,
    }),
    async (c) => {
      const { cursor, ...query } = c.req.valid('query')
      const after = cursor === undefined ? null : decodeCursor(cursor, Order)
      return c.json(await listAudit(c.var.ctx, { ...query, after }))
    },
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
