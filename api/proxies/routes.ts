import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { NewProxy } from './input'
import { listOverHouseholds, listOwnProxies } from './list'
import { openProxy } from './service'
import { endProxy } from './stop'

const Id = z.object({ id: z.uuid() })
const ProxyAction = z.strictObject({ type: z.literal('end') })

export const proxyRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'proxy.open',
      summary: 'Act for a household that agreed',
      json: NewProxy,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => openProxy(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/',
    declare({
      action: 'proxy.open',
      summary: 'The households the contact may act for now, and where they stand',
    }),
    async (c) => c.json({ proxies: await listOwnProxies(c.var.ctx) }),
  )
  .get(
    '/over-households',
    declare({
      action: 'proxy.open',
      summary: "Who acts for the contact's own households now",
    }),
    async (c) => c.json({ proxies: await listOverHouseholds(c.var.ctx) }),
  )
  .post(
    '/:id/actions',
    declare({
      action: 'proxy.open',
      summary: 'End a proxy, as whoever acts or as the household',
      param: Id,
      json: ProxyAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      return c.json(await write(ctx, (tx) => endProxy(tx, ctx, id)))
    },
  )
