import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { inTransaction } from '../http/write'
import { claimMessages } from './claim'
import { recordReceipt, recordResult, releaseMessages } from './result'
import { ERROR_KINDS, RECEIPT_STATUSES } from './rules'

const Channel = z.string().regex(/^[a-z][a-z-]{0,30}$/)
const ProviderId = z.string().min(1).max(200)
const Id = z.object({ id: z.uuid() })
const Attempt = z.int().min(1).max(100)
const Claim = z.strictObject({
  limit: z.int().min(1).max(500),
  channels: z.array(Channel).min(1).max(20).optional(),
})
const SendError = z.strictObject({
  code: z.string().min(1).max(100),
  kind: z.enum(ERROR_KINDS),
  retryAfterSeconds: z.int().min(0).max(86_400).optional(),
  onlyOnce: z.boolean().optional(),
})
const Result = z.union([
  z.strictObject({ providerMessageId: ProviderId }),
  z.strictObject({ error: SendError, attempt: Attempt.optional() }),
])
const Release = z.strictObject({
  messages: z
    .array(z.strictObject({ id: z.uuid(), attempt: Attempt }))
    .min(1)
    .max(500),
})
const Receipt = z
  .strictObject({
    channel: Channel,
    providerMessageId: ProviderId.optional(),
    reference: z.uuid().optional(),
    status: z.enum(RECEIPT_STATUSES),
    error: SendError.nullish(),
  })
  .refine(({ providerMessageId, reference }) => providerMessageId ?? reference, {
    path: ['providerMessageId'],
  })

/** For the worker alone. Claims hold leases and results know their message: no key is needed. */
export const outboxRoutes = new Hono<ApiEnv>()
  .post(
    '/claims',
    declare({
      action: 'outbox.deliver',
      summary: 'Take due messages to send',
      json: Claim,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const claim = c.req.valid('json')
      const { db } = ctx.deps.connection
      const messages = await inTransaction(db, (tx) => claimMessages(tx, ctx, claim))
      return c.json({ messages })
    },
  )
  .post(
    '/:id/result',
    declare({
      action: 'outbox.deliver',
      summary: 'What came of sending a message',
      param: Id,
      json: Result,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const sent = { ...c.req.valid('param'), result: c.req.valid('json') }
      return c.json(
        await inTransaction(ctx.deps.connection.db, (tx) => recordResult(tx, ctx, sent)),
      )
    },
  )
  .post(
    '/releases',
    declare({
      action: 'outbox.deliver',
      summary: 'Give back messages that were taken and not begun',
      json: Release,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const { messages } = c.req.valid('json')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => releaseMessages(tx, ctx, messages)))
    },
  )
  .post(
    '/receipts',
    declare({
      action: 'outbox.deliver',
      summary: "A provider's receipt of a message",
      json: Receipt,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const receipt = c.req.valid('json')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => recordReceipt(tx, ctx, receipt)))
    },
  )
