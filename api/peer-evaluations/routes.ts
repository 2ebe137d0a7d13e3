import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { answerPeer } from './answer'
import { readPeerDraft } from './draft'
import {
  NewPeerEvaluation,
  NewPeerQuestions,
  PeerAnswer,
  PeerDraftInput,
  PeerRecusal,
  PeerYear,
} from './input'
import { getPeerEvaluation, listPeerEvaluations } from './list'
import { openPeerEvaluation } from './open'
import { listQuestionLists, setQuestions } from './questions'
import { recusePeer } from './recuse'
import { listOwnResults } from './results'
import { settlePeer } from './settle'
import { getOwnTask, listOwnTasks } from './tasks'

const Id = z.object({ id: z.uuid() })

export const peerEvaluationRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'peer_evaluation.run',
      summary: 'Evaluations of units by each other, the newest first, with how many have answered',
    }),
    async (c) => c.json(await listPeerEvaluations(c.var.ctx)),
  )
  .post(
    '/',
    declare({
      action: 'peer_evaluation.run',
      summary: 'Have the units of a field evaluate each other: who evaluates whom is drawn by lot',
      json: NewPeerEvaluation.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => openPeerEvaluation(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'peer_evaluation.run',
      summary: 'How a plan is understood; nothing of it is kept',
      json: PeerDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readPeerDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/questions',
    declare({ action: 'peer_evaluation.run', summary: 'All lists of questions that ever held' }),
    async (c) => c.json(await listQuestionLists(c.var.ctx)),
  )
  .post(
    '/questions',
    declare({
      action: 'peer_questions.set',
      summary: 'Set what is asked about a kind of unit from a day on',
      json: NewPeerQuestions.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => setQuestions(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/tasks',
    declare({
      action: 'peer_evaluation.answer',
      summary: 'Whom the actor has still to evaluate for their unit',
    }),
    async (c) => c.json(await listOwnTasks(c.var.ctx)),
  )
  .get(
    '/tasks/:id',
    declare({
      action: 'peer_evaluation.answer',
      summary: "One of the actor's with its questions",
      param: Id,
    }),
    async (c) => c.json(await getOwnTask(c.var.ctx, c.req.valid('param'))),
  )
  .post(
    '/tasks/:id/answers',
    declare({
      action: 'peer_evaluation.answer',
      summary: 'Evaluate a unit, all questions at once',
      param: Id,
      json: PeerAnswer.omit({ taskId: true }).strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { taskId: c.req.valid('param').id, ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => answerPeer(tx, ctx, given)))
    },
  )
  .post(
    '/tasks/:id/recusals',
    declare({
      action: 'peer_evaluation.answer',
      summary: 'Leave it to another unit, with a reason',
      param: Id,
      json: PeerRecusal.omit({ taskId: true }).strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { taskId: c.req.valid('param').id, ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => recusePeer(tx, ctx, given)))
    },
  )
  .get(
    '/results',
    declare({
      action: 'peer_evaluation.result',
      summary: "What the actor's unit was given on average in a year, once it is released",
      query: PeerYear,
    }),
    async (c) => c.json(await listOwnResults(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/:id',
    declare({
      action: 'peer_evaluation.run',
      summary: 'One with who evaluated whom, what was given, and what is extreme',
      param: Id,
    }),
    async (c) => c.json(await getPeerEvaluation(c.var.ctx, c.req.valid('param'))),
  )
  .post(
    '/:id/actions',
    declare({
      action: 'peer_evaluation.run',
      summary: 'Lock what was answered, or tell those it is about',
      param: Id,
      json: z.strictObject({ type: z.enum(['lock', 'release']) }),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { evaluationId: c.req.valid('param').id, act: c.req.valid('json').type }
      return c.json(await write(ctx, (tx) => settlePeer(tx, ctx, given)))
    },
  )
