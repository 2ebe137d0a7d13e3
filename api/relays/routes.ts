import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { write } from '../http/write'
import { readRelayDraft } from './draft'
import { RelayAction, RelayDraftInput } from './input'
import { listRelays } from './list'
import { actOnRelays } from './tell'

const RelayQuery = PageQuery.extend({
  broadcastId: z.uuid().optional(),
  isOpen: Flag.optional(),
})

export const relayRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'relay.list',
      summary: "Households of the actor's area that no office notice reaches, to be told of it",
      query: RelayQuery,
    }),
    async (c) => c.json(await listRelays(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/drafts',
    declare({
      action: 'relay.tell',
      summary: 'How a line about households that were told is understood; nothing of it is kept',
      json: RelayDraftInput,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await readRelayDraft(ctx.deps.connection.db, ctx, c.req.valid('json')))
    },
  )
  .post(
    '/actions',
    declare({
      action: 'relay.tell',
      summary: 'Tick households off that were told of a notice, or put them back on the list',
      json: RelayAction,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => actOnRelays(tx, ctx, c.req.valid('json'))))
    },
  )
