import { Hono } from 'hono'
import { z } from 'zod'
import { ROUND_KINDS } from '../../db/values/rounds'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { closeRound, listRounds, openRound } from './service'

const Id = z.object({ id: z.uuid() })
const NewRound = z.strictObject({
  kind: z.enum(ROUND_KINDS),
  year: z.int().min(2014).max(2100),
  areaPath: z.string().min(1).max(200),
  /** 规模: shown, and cuts nobody. */
  plannedSize: z.int().min(1).max(1_000_000).nullish(),
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
      json: NewRound,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => openRound(tx, ctx, c.req.valid('json'))))
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
