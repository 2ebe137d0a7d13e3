import { Hono } from 'hono'
import { z } from 'zod'
import { CARD_STATUSES } from '../../db/values/policies'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag } from '../http/page'
import { write } from '../http/write'
import { endDocument, getDocument, listDocuments } from './library/documents'
import { CARD_ACTS, decideCard, listCards } from './own-cards/decide'
import { reportQuestions } from './questions/report'
import { askPolicies, getPolicyAnswer } from './service'

const Day = z.iso.date()
/** What was in force on a day; today unless given. */
const OnDay = z.object({ day: Day.optional() })
const Question = OnDay.extend({
  q: z.string().trim().min(1).max(300),
  /** `false`: what the library itself says, without waiting for a model. */
  mayCompose: Flag.optional(),
})
const Id = z.object({ id: z.string().max(60) })
const Uuid = z.object({ id: z.uuid() })
const CardQuery = z.object({
  status: z.enum(CARD_STATUSES),
  code: z
    .string()
    .regex(/^\d{6,16}$/)
    .optional(),
  isToDecide: Flag.optional(),
})
const CardAction = z.strictObject({
  type: z.enum(CARD_ACTS),
  /** Of a card that is published: its question in better words. */
  question: z.string().trim().min(1).max(100).optional(),
})
const DocumentAction = z.strictObject({ type: z.literal('end'), lastDay: Day })
const Period = z.object({ from: Day, to: Day })

export const policyRoutes = new Hono<ApiEnv>()
  .get(
    '/answers',
    declare({
      action: 'policy.ask',
      summary: 'A short answer with its source, or the questions it may have been, or neither',
      query: Question,
    }),
    async (c) => {
      const { q, day, mayCompose } = c.req.valid('query')
      return c.json(await askPolicies(c.var.ctx, q, { day, mayCompose }))
    },
  )
  .get(
    '/answers/:id',
    declare({
      action: 'policy.ask',
      summary: 'One answer with its source',
      param: Id,
      query: OnDay,
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await getPolicyAnswer(c.var.ctx, id, c.req.valid('query').day))
    },
  )
  .get(
    '/documents',
    declare({
      action: 'policy.list',
      summary: 'The documents of the library with their versions',
      query: OnDay,
    }),
    async (c) => c.json(await listDocuments(c.var.ctx, c.req.valid('query').day)),
  )
  .get(
    '/documents/:id',
    declare({
      action: 'policy.list',
      summary: 'A document article by article, as it was in force on a day',
      param: Uuid,
      query: OnDay,
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await getDocument(c.var.ctx, id, c.req.valid('query').day))
    },
  )
  .post(
    '/documents/:id/actions',
    declare({
      action: 'policy.import',
      summary: 'End what is in force of a document with a day',
      param: Uuid,
      json: DocumentAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id: documentId } = c.req.valid('param')
      const { lastDay } = c.req.valid('json')
      return c.json(await write(ctx, (tx) => endDocument(tx, ctx, { documentId, lastDay })))
    },
  )
  .get(
    '/cards',
    declare({
      action: 'card.list',
      summary: "The county's own cards in a state, the oldest first",
      query: CardQuery,
    }),
    async (c) => {
      const { isToDecide = false, ...wanted } = c.req.valid('query')
      return c.json(await listCards(c.var.ctx, { ...wanted, isToDecide }))
    },
  )
  .post(
    '/cards/:id/actions',
    declare({
      action: 'card.decide',
      summary: 'Publish or refuse a proposed card, or take a published one back',
      param: Uuid,
      json: CardAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const { type: act, question } = c.req.valid('json')
      return c.json(await write(ctx, (tx) => decideCard(tx, ctx, { id, act, question })))
    },
  )
  .get(
    '/report',
    declare({
      action: 'policy.report',
      summary: 'What was asked from one day to another, what stayed unanswered or was of no use',
      query: Period,
    }),
    async (c) => c.json(await reportQuestions(c.var.ctx, c.req.valid('query'))),
  )
