import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { problem } from '../http/errors'
import { inTransaction } from '../http/write'
import { MOST_BYTES } from './rules'
import { claimMedia, keepContent, recordMediaResult } from './service'

const Id = z.object({ id: z.uuid() })
const Claim = z.strictObject({
  limit: z.int().min(1).max(100),
  channels: z
    .array(z.string().regex(/^[a-z][a-z-]{0,30}$/))
    .min(1)
    .max(20),
})
const Result = z.strictObject({ status: z.enum(['refused', 'lost', 'later']) })

const pictureLimit = bodyLimit({
  maxSize: MOST_BYTES,
  onError: () => problem('too_large', 'body', 413),
})

/** For the worker alone. Claims hold leases and results know their picture: no key is needed. */
export const mediaRoutes = new Hono<ApiEnv>()
  .post(
    '/claims',
    declare({
      action: 'media.fetch',
      summary: 'Take pictures to fetch from their providers',
      json: Claim,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const claim = c.req.valid('json')
      const { db } = ctx.deps.connection
      return c.json({ media: await inTransaction(db, (tx) => claimMedia(tx, ctx, claim)) })
    },
  )
  .post(
    '/:id/content',
    declare({
      action: 'media.fetch',
      summary: 'Hand in a picture: its bytes as the body, 10 MB at most',
      param: Id,
      selfIdempotent: true,
    }),
    pictureLimit,
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const content = new Uint8Array(await c.req.arrayBuffer())
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => keepContent(tx, ctx, { id, content })))
    },
  )
  .post(
    '/:id/result',
    declare({
      action: 'media.fetch',
      summary: 'Why a picture could not be fetched',
      param: Id,
      json: Result,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const result = { ...c.req.valid('param'), ...c.req.valid('json') }
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => recordMediaResult(tx, ctx, result)))
    },
  )
