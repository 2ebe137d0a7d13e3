import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { answerQuestion, finishHousehold } from './answer'
import { listDoubts, reviewDoubt } from './doubts'
import { readEvaluationDraft } from './draft'
import {
  DoubtReview,
  EvaluationDraftInput,
  EvaluationId,
  Miss,
  NewEvaluation,
  NewEvaluationAnswer,
  NewEvaluationReply,
  NewQuestionnaire,
  PassedNeed,
  ReplyDecision,
  SampleKey,
  SampleParams,
} from './input'
import { lockEvaluation } from './lock'
import { getOwn, listOwnEvaluations, listOwnToday } from './mine'
import { missHousehold } from './miss'
import { passNeed } from './pass-need'
import { listPhotos } from './photos'
import { planEvaluation } from './plan'
import { setQuestionnaire } from './questionnaire'
import { redrawEvaluation } from './redraw'
import { releaseEvaluation } from './release'
import { decideReply, fileReply, listRepliesToDecide } from './replies'
import { getResult, listPublished, listResults } from './results'
import { writeResult } from './sheet'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const evaluationRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'evaluation.plan',
      summary: 'Plan an evaluation and draw its sample; nobody of the county reads either',
      json: NewEvaluation,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => planEvaluation(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'evaluation.plan',
      summary: 'How a plan is understood and how large its sample would be; nothing is kept',
      json: EvaluationDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readEvaluationDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/questionnaires',
    declare({
      action: 'evaluation.plan',
      summary: 'Add a version of the questions evaluators ask',
      json: NewQuestionnaire,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => setQuestionnaire(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/mine',
    declare({ action: 'evaluation.ask', summary: 'Evaluations the actor works on or leads' }),
    async (c) => c.json(await listOwnEvaluations(c.var.ctx)),
  )
  .get(
    '/mine/today',
    declare({ action: 'evaluation.ask', summary: 'Households the actor is to ask today' }),
    async (c) => c.json(await listOwnToday(c.var.ctx)),
  )
  .get(
    '/mine/doubts',
    declare({ action: 'evaluation.ask', summary: 'Doubts for the review of whoever leads' }),
    async (c) => c.json(await listDoubts(c.var.ctx)),
  )
  .get(
    '/mine/replies',
    declare({
      action: 'evaluation.ask',
      summary: 'Evidence against a result that waits for whoever leads',
    }),
    async (c) => c.json(await listRepliesToDecide(c.var.ctx)),
  )
  .get(
    '/mine/:evaluationId/:seq',
    declare({
      action: 'evaluation.ask',
      summary: "One of the actor's households of today with its questions and answers",
      param: SampleParams,
    }),
    async (c) => c.json(await getOwn(c.var.ctx, c.req.valid('param'))),
  )
  .post(
    '/mine/answers',
    declare({
      action: 'evaluation.ask',
      summary: 'Answer one question; an answer given before stays as an earlier version',
      json: NewEvaluationAnswer.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('json'), photos: [], place: null }
      return c.json(await write(ctx, (tx) => answerQuestion(tx, ctx, given)))
    },
  )
  .post(
    '/mine/completions',
    declare({
      action: 'evaluation.ask',
      summary: 'Finish a household whose questions are all answered',
      json: SampleKey.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => finishHousehold(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/mine/misses',
    declare({
      action: 'evaluation.ask',
      summary: 'A household that could not be asked; the next in reserve takes its place',
      json: Miss.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => missHousehold(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/mine/needs',
    declare({
      action: 'evaluation.ask',
      summary: 'Pass on an urgent need at once, without saying who saw it',
      json: PassedNeed.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => passNeed(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/mine/reviews',
    declare({
      action: 'evaluation.ask',
      summary: 'Whoever leads confirms or dismisses a doubt',
      json: DoubtReview.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => reviewDoubt(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/published',
    declare({ action: 'evaluation.read', summary: 'Rates of published evaluations' }),
    async (c) => c.json(await listPublished(c.var.ctx)),
  )
  .get(
    '/results',
    declare({ action: 'evaluation.results', summary: 'Results that are there for the actor' }),
    async (c) => c.json(await listResults(c.var.ctx)),
  )
  .get(
    '/:evaluationId/results',
    declare({
      action: 'evaluation.results',
      summary: "A result with the households behind it in the actor's area",
      param: EvaluationId,
    }),
    async (c) => c.json(await getResult(c.var.ctx, c.req.valid('param').evaluationId)),
  )
  .get(
    '/:evaluationId/photos/:seq',
    declare({
      action: 'evaluation.results',
      summary: 'Where the photos of an interview can be opened for two days',
      param: SampleParams,
    }),
    async (c) => c.json(await listPhotos(c.var.ctx, c.req.valid('param'))),
  )
  .get(
    '/:evaluationId/results.xlsx',
    declare({
      action: 'evaluation.results',
      summary: 'The same as a workbook',
      param: EvaluationId,
    }),
    async (c) => {
      const bytes = await writeResult(c.var.ctx, c.req.valid('param').evaluationId)
      return c.body(bytes, 200, { 'Content-Type': XLSX })
    },
  )
  .get(
    '/:evaluationId/redraw',
    declare({
      action: 'evaluation.redraw',
      summary: 'Draw again by the seed and set it against the list',
      param: EvaluationId,
    }),
    async (c) => c.json(await redrawEvaluation(c.var.ctx, c.req.valid('param').evaluationId)),
  )
  .post(
    '/:evaluationId/actions',
    declare({
      action: 'evaluation.lock',
      summary: 'End the field work: from here on nothing of it changes',
      param: EvaluationId,
      json: z.strictObject({ type: z.literal('lock') }),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => lockEvaluation(tx, ctx, c.req.valid('param'))))
    },
  )
  .post(
    '/:evaluationId/releases',
    declare({
      action: 'evaluation.release',
      summary: 'Make a locked result known: to the county office first, then to all',
      param: EvaluationId,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => releaseEvaluation(tx, ctx, c.req.valid('param'))))
    },
  )
  .post(
    '/replies',
    declare({
      action: 'evaluation.reply',
      summary: 'Give evidence against a released result',
      json: NewEvaluationReply.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => fileReply(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/replies/:replyId/decisions',
    declare({
      action: 'evaluation.lock',
      summary: 'Decide on evidence; what is upheld makes a further version of the result',
      param: z.object({ replyId: z.uuid() }),
      json: ReplyDecision,
    }),
    async (c) => {
      const { ctx } = c.var
      const decision = { ...c.req.valid('json'), ...c.req.valid('param') }
      return c.json(await write(ctx, (tx) => decideReply(tx, ctx, decision)))
    },
  )
