import { Hono } from 'hono'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { OBJECTION_GROUNDS } from '../../db/values/rounds'
import type { ApiEnv, RequestContext } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { inTransaction, write } from '../http/write'
import { ApiError } from '../shared/errors'
import { type Action, grantFor } from '../shared/rights'
import { assignObjection } from './assign'
import { decideObjection } from './decide'
import { readDraft } from './drafts'
import { getObjection, listObjections, listOwnObjections } from './list'
import { enterObjection, fileObjection } from './service'

const Id = z.object({ id: z.uuid() })
const NoticeCode = z.string().regex(/^\d{6}$/)
const Ground = z.enum(OBJECTION_GROUNDS).nullable().default(null)
const HouseholdName = z.string().trim().min(1).max(50).nullable().default(null)
const Text = z.string().trim().max(1000)

const NewObjection = z.strictObject({
  code: NoticeCode,
  ground: Ground,
  householdName: HouseholdName,
  ownHousehold: z.uuid().nullable().default(null),
  proxyId: z.uuid().nullish(),
  text: Text,
})
const Draft = NewObjection.extend({
  code: NoticeCode.nullable(),
  isEntered: z.boolean().default(false),
})
const Entered = z.strictObject({
  code: NoticeCode,
  way: z.enum(['paper', 'speech']),
  ground: Ground,
  householdName: HouseholdName,
  text: Text,
})
const ObjectionQuery = PageQuery.extend({
  code: z
    .string()
    .regex(/^\d{10}$/)
    .optional(),
  isMine: Flag.optional(),
  isOpen: Flag.optional(),
})
const ObjectionAction = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('decide'),
    upheld: z.boolean(),
    reason: Text,
    householdName: HouseholdName,
  }),
  z.strictObject({ type: z.literal('assign'), staffId: z.uuid() }),
])

/** Two rights behind one route: who may decide may not therefore say who decides. */
function under(ctx: RequestContext, action: Action): RequestContext {
  const grant = grantFor(ctx.actor, action)
  if (!grant) throw new ApiError('forbidden', action)
  return { ...ctx, grant }
}

export const objectionRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'objection.file',
      summary: 'Object to a posted list',
      json: NewObjection,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => fileObjection(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'objection.file',
      summary: 'What an objection as worded would need; nothing of it is kept',
      json: Draft,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/entered',
    declare({
      action: 'objection.enter',
      summary: 'Write down an objection made on paper or in speech',
      json: Entered,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => enterObjection(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/',
    declare({
      action: 'objection.list',
      summary:
        "Objections to lists of the actor's area, the open ones first, without who filed them",
      query: ObjectionQuery,
    }),
    async (c) => c.json(await listObjections(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/mine',
    declare({ action: 'objection.file', summary: 'Open objections the contact filed' }),
    async (c) => c.json({ objections: await listOwnObjections(c.var.ctx) }),
  )
  .get(
    '/:id',
    declare({
      action: 'objection.list',
      summary: 'One objection and what is to be checked, without who filed it',
      param: Id,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => getObjection(tx, ctx, id)))
    },
  )
  .post(
    '/:id/actions',
    declare({
      action: 'objection.decide',
      summary: 'Decide an objection with a reason, or give it to somebody else to check',
      param: Id,
      json: ObjectionAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const action = c.req.valid('json')
      const act =
        action.type === 'decide'
          ? (tx: Db) => decideObjection(tx, ctx, id, { ...action, isUpheld: action.upheld })
          : (tx: Db) => assignObjection(tx, under(ctx, 'objection.assign'), id, action.staffId)
      return c.json(await write(ctx, act))
    },
  )
