import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { inTransaction } from '../http/write'
import { exchange } from './exchange'
import { recordReceipt } from './receipts'
import { ERROR_KINDS, RECEIPT_STATUSES } from './rules'

const Channel = z.string().regex(/^[a-z][a-z-]{0,30}$/)
const ProviderId = z.string().min(1).max(200)
const Claim = z.int().min(1)
const Segments = z.int().min(0).max(100)
const SendError = z.strictObject({
  code: z.string().min(1).max(100),
  kind: z.enum(ERROR_KINDS),
  retryAfterSeconds: z.int().min(0).max(86_400).optional(),
  onlyOnce: z.boolean().optional(),
  isSenders: z.boolean().optional(),
})
const ofMessage = { id: z.uuid(), claim: Claim }
const Result = z.union([
  z.strictObject({ ...ofMessage, providerMessageId: ProviderId, segments: Segments }),
  z.strictObject({ ...ofMessage, error: SendError }),
  z.strictObject({ ...ofMessage, isUnsent: z.literal(true) }),
  z.strictObject({
    id: z.uuid(),
    found: z.array(ProviderId).max(50),
    near: z.array(ProviderId).max(100),
  }),
])
const Exchange = z.strictObject({
  sender: z.strictObject({
    channel: Channel,
    address: z.string().min(1).max(100),
    segmentsPerSecond: z.number().positive().max(100_000),
    burst: z.number().min(1).max(100_000),
    dailyCap: z.int().min(1).max(1_000_000),
  }),
  lane: z.enum(['urgent', 'bulk']),
  results: z.array(Result).max(2_000),
  undrawn: z.int().min(-10_000).max(10_000),
  want: z.int().min(0).max(1_000),
  canAsk: z.boolean(),
  isChat: z.boolean(),
  isKeeper: z.boolean(),
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
    '/exchanges',
    declare({
      action: 'outbox.deliver',
      summary: 'Tell what came of messages and take the next ones to send',
      json: Exchange,
      selfIdempotent: true,
    }),
    async (c) => c.json(await exchange(c.var.ctx, c.req.valid('json'))),
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
