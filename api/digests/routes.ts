import { Hono } from 'hono'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { sendDigests } from './service'

/** For the worker alone, which asks every minute: what was sent today is not sent again. */
export const digestRoutes = new Hono<ApiEnv>().post(
  '/',
  declare({
    action: 'digest.send',
    summary: 'Tell staff in the morning what waits for them, once a day',
    selfIdempotent: true,
  }),
  async (c) => c.json(await sendDigests(c.var.ctx)),
)
