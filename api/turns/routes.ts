import { Hono } from 'hono'
import { z } from 'zod'
import { LANGUAGES } from '../../db/values/contacts'
import { ANSWER_WAYS } from '../../db/values/messages'
import { declare } from '../http/declare'
import type { ApiEnv } from '../http/context'
import { newId } from '../shared/ids'
import { Ending, Instead } from './answer'
import { Attachments } from './attachments'
import { beginTurn } from './begin'
import { Command } from './command'
import { commitTurn } from './commit'
import { markLate } from './late'
import { listOrphans, takeLease, takeOldest } from './lease'

const Named = z.object({
  channel: z.string().regex(/^[a-z][a-z-]{0,30}$/),
  // The database holds no NUL; a provider's id has no business with one.
  providerMessageId: z.string().regex(/^\P{Cc}{1,200}$/u),
})

const Inbound = Named.extend({
  from: z.string().min(1).max(100),
  isPhone: z.boolean(),
  text: z.string().max(10_000),
  attachments: Attachments.optional(),
  isDeferred: z.boolean().optional(),
})

const CommitBody = z.object({
  contactId: z.uuid(),
  seq: z.int().min(1),
  leaseId: z.uuid(),
  sessionVersion: z.int().min(0),
  by: z.enum(ANSWER_WAYS),
  language: z.enum(LANGUAGES).optional(),
  command: Command.optional(),
  endings: z.record(z.string(), Ending),
  instead: Instead.optional(),
})

const TurnId = z.object({ id: z.uuid() })
const ContactId = z.object({ contactId: z.uuid() })

export const turnRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'turn.take',
      summary: 'Store an inbound message and begin its turn',
      json: Inbound,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await beginTurn(ctx.deps, ctx.county, c.req.valid('json')))
    },
  )
  .post(
    '/:id/commit',
    declare({
      action: 'turn.take',
      summary: 'End a turn: command, session and answer in one transaction',
      param: TurnId,
      json: CommitBody,
      selfIdempotent: true,
    }),
    async (c) => c.json(await commitTurn(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))),
  )
  .post(
    '/late',
    declare({
      action: 'turn.take',
      summary: 'The provider waits no longer: the answer goes by the outbox',
      json: Named,
      selfIdempotent: true,
    }),
    async (c) => c.json(await markLate(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/orphans',
    declare({ action: 'turn.take', summary: 'Contacts whose messages wait and nobody answers' }),
    async (c) => {
      const { ctx } = c.var
      return c.json({ contactIds: await listOrphans(ctx.deps, ctx.county, 50) })
    },
  )
  .post(
    '/orphans/:contactId/take',
    declare({
      action: 'turn.take',
      summary: 'Take over the oldest waiting message of a contact',
      param: ContactId,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const { contactId } = c.req.valid('param')
      const leaseId = newId()
      const taken = await takeLease(ctx.deps, ctx.county, contactId, leaseId)
      const turn = taken ? await takeOldest(ctx.deps, ctx.county, contactId, leaseId, null) : null
      return c.json({ turn })
    },
  )
