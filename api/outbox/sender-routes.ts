import { Hono } from 'hono'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { SenderAction } from './sender-input'
import { listSenders, resumeSender, setSender } from './sender-settings'

export const senderRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'sender.list',
      summary: 'The numbers and bots messages go out from, their pace, and what waits for them',
    }),
    async (c) => c.json(await listSenders(c.var.ctx)),
  )
  .post(
    '/',
    declare({
      action: 'sender.set',
      summary: 'Set the pace of a sender, or lift its pause',
      json: SenderAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const asked = c.req.valid('json')
      if (asked.type === 'resume')
        return c.json(await write(ctx, (tx) => resumeSender(tx, ctx, asked)))
      return c.json(await write(ctx, (tx) => setSender(tx, ctx, asked)))
    },
  )
