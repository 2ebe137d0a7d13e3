import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Connection } from '../db/client'
import { isMigrated } from '../db/migrate'

export interface HealthOptions {
  connection: Connection
  /** Without one, `/metrics` is not served. */
  metricsToken: string | undefined
}

/** `/healthz`: the process lives. `/readyz`: database reachable, migrations applied. `/metrics`. */
export function healthRoutes({ connection, metricsToken }: HealthOptions) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'alive' }))
    .get('/readyz', async (c) => {
      const isReady = await isMigrated(connection.sql).catch(() => false)
      return isReady ? c.json({ status: 'ready' }) : c.json({ status: 'not_ready' }, 503)
    })
    .get('/metrics', async (c) => {
      if (!metricsToken) return c.notFound()
      const given = Buffer.from(c.req.header('Authorization') ?? '')
      const wanted = Buffer.from(`Bearer ${metricsToken}`)
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return c.text('', 401)
      return c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType })
    })
}
