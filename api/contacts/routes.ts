import { Hono } from 'hono'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { getPreferences } from './preferences'

/** What is changed is changed by a turn's command. */
export const contactRoutes = new Hono<ApiEnv>().get(
  '/preferences',
  declare({
    action: 'contact.change',
    summary: 'Which messages a contact’s owner gets, in which language, and where',
  }),
  async (c) => c.json(await getPreferences(c.var.ctx)),
)
