import { Hono } from 'hono'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { REVIEW_STATUSES } from '../../db/values/reviews'
import type { ApiEnv, RequestContext } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { inTransaction, write } from '../http/write'
import type { Outcome } from '../turns/answer'
import { attendReview } from './attend'
import { callReview } from './call'
import { closeReview } from './close'
import { draftCall } from './draft-call'
import { draftVotes } from './draft-votes'
import { CallDraft, NewReview, ReviewAction, Skipped, VotesDraft } from './input'
import { recordMinutes } from './minutes'
import { readProgress } from './next'
import { setUpReview } from './set-up'
import { listReviews, showReview } from './view'
import { voidReview } from './void'
import { recordVotes } from './vote'

const Id = z.object({ id: z.uuid() })
const ReviewQuery = PageQuery.extend({
  areaPath: z.string().max(200).optional(),
  roundId: z.uuid().optional(),
  status: z.enum(REVIEW_STATUSES).optional(),
})

export const reviewRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'review.list',
      summary: "Meetings of the actor's area, the latest first; no names of households",
      query: ReviewQuery,
    }),
    async (c) => c.json(await listReviews(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/drafts',
    declare({
      action: 'review.hold',
      summary: 'What calling a meeting as it is worded would come to; nothing is stored',
      json: CallDraft,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const draft = c.req.valid('json')
      return c.json(await inTransaction(ctx.deps.connection.db, (tx) => draftCall(tx, ctx, draft)))
    },
  )
  .post(
    '/',
    declare({
      action: 'review.hold',
      summary: 'Call the meeting of an area for everybody of a round who waits for its review',
      json: NewReview,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => callReview(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/:id',
    declare({
      action: 'review.list',
      summary: 'One meeting: who came, how it voted, why it declined, its minutes',
      param: Id,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => showReview(tx, ctx, id)))
    },
  )
  .post(
    '/:id/progress',
    declare({
      action: 'review.hold',
      summary: 'How far a meeting has come, and what is asked next; nothing is stored',
      param: Id,
      json: z.strictObject({ skipped: Skipped }),
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id: reviewId } = c.req.valid('param')
      const { skipped } = c.req.valid('json')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => readProgress(tx, ctx, { reviewId, skipped })))
    },
  )
  .post(
    '/:id/drafts',
    declare({
      action: 'review.hold',
      summary: 'Votes, or a reason, as they are worded; nothing is stored',
      param: Id,
      json: VotesDraft,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const draft = { reviewId: c.req.valid('param').id, ...c.req.valid('json') }
      return c.json(await inTransaction(ctx.deps.connection.db, (tx) => draftVotes(tx, ctx, draft)))
    },
  )
  .post(
    '/:id/actions',
    declare({
      action: 'review.hold',
      summary: 'Write down what a meeting does, close it, or call it off',
      param: Id,
      json: ReviewAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const action = c.req.valid('json')
      return c.json(await write(ctx, (tx) => act(tx, ctx, id, action)))
    },
  )

function act(tx: Db, ctx: RequestContext, id: string, action: ReviewAction): Promise<Outcome> {
  const of = { reviewId: id }
  switch (action.type) {
    case 'set_up':
      return setUpReview(tx, ctx, { ...of, ...action })
    case 'attend':
      return attendReview(tx, ctx, { ...of, text: action.text, photos: [] })
    case 'vote':
      return recordVotes(tx, ctx, { ...of, votes: action.votes })
    case 'minute':
      return recordMinutes(tx, ctx, { ...of, text: action.text, photos: [] })
    case 'close':
      return closeReview(tx, ctx, of)
    case 'void':
      return voidReview(tx, ctx, of)
  }
}
