import { Hono } from 'hono'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { listStatus } from './service'

export const statusRoutes = new Hono<ApiEnv>().get(
  '/',
  declare({
    action: 'status.read',
    summary: 'Where the households stand that the contact speaks for',
  }),
  async (c) => c.json({ households: await listStatus(c.var.ctx) }),
)
