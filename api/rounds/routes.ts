import { Hono } from 'hono'
import { z } from 'zod'
import { ROUND_KINDS } from '../../db/values/rounds'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { inTransaction, write } from '../http/write'
import { readRoundDraft } from './draft'
import { NewRound } from './input'
import { closeRound } from './close'
import { listRounds, openRound } from './service'

const Id = z.object({ id: z.uuid() })
const Draft = z.strictObject({
  text: z.string().max(200),
  kind: z.enum(ROUND_KINDS).nullable().default(null),
})
const RoundAction = z.strictObject({ type: z.literal('close') })

export const roundRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({ action: 'round.list', summary: "Rounds of the actor's area, the newest first" }),
    async (c) => c.json(await listRounds(c.var.ctx)),
  )
  .post(
    '/',
    declare({
      action: 'round.open',
      summary: 'Open a round on an area; its figures are frozen as they are today',
      json: NewRound.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => openRound(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'round.open',
      summary: 'How a round as worded is understood, and whether one is open; nothing is stored',
      json: Draft,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const draft = c.req.valid('json')
      return c.json(
        await inTransaction(ctx.deps.connection.db, (tx) => readRoundDraft(tx, ctx, draft)),
      )
    },
  )
  .post(
    '/:id/actions',
    declare({
      action: 'round.open',
      summary: 'Close a round in which nobody waits any more',
      param: Id,
      json: RoundAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      return c.json(await write(ctx, (tx) => closeRound(tx, ctx, id)))
    },
  )
