import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { inTransaction, write } from '../http/write'
import { answerSatisfaction } from './answer'
import { decideSatisfaction } from './approve'
import { findAsked } from './asked'
import { readSatisfactionDraft } from './draft'
import {
  NewSatisfaction,
  SatisfactionAct,
  SatisfactionAnswer,
  SatisfactionCode,
  SatisfactionDraftInput,
} from './input'
import { getResults, listOwnParts, listSurveys } from './list'
import { draftSatisfaction } from './make'
import { listOpenWords } from './open-words'
import { runSatisfaction } from './run'
import { writeSatisfaction } from './sheet'
import { makeShown } from './shown'

const Code = z.object({ code: SatisfactionCode })
const Act = z.strictObject({ type: SatisfactionAct })
const SHEET = {
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'Content-Disposition': 'attachment; filename="satisfaction.xlsx"',
  'Cache-Control': 'no-store',
}

export const satisfactionRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'satisfaction.list',
      summary: "Satisfaction surveys of the actor's area with how many answered",
    }),
    async (c) => c.json(await listSurveys(c.var.ctx)),
  )
  .post(
    '/',
    declare({
      action: 'satisfaction.draft',
      summary: 'Draft a survey for somebody else to approve',
      json: NewSatisfaction.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => draftSatisfaction(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'satisfaction.draft',
      summary: 'What a survey written in one go would be, whom it asks and what it costs',
      json: SatisfactionDraftInput,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const { db } = ctx.deps.connection
      const given = c.req.valid('json')
      return c.json(await inTransaction(db, (tx) => readSatisfactionDraft(tx, ctx, given)))
    },
  )
  .post(
    '/runs',
    declare({
      action: 'satisfaction.run',
      summary: 'Ask and remind whoever it is the hour for, close what is over',
      selfIdempotent: true,
    }),
    async (c) => c.json(await runSatisfaction(c.var.ctx)),
  )
  .get(
    '/asked',
    declare({
      action: 'satisfaction.answer',
      summary: 'The survey the contact was asked last, with its questions',
    }),
    async (c) => c.json(await findAsked(c.var.ctx)),
  )
  .post(
    '/answers',
    declare({
      action: 'satisfaction.answer',
      summary: 'Answer the open question of a survey, or pass it over',
      json: SatisfactionAnswer.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => answerSatisfaction(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/own-parts',
    declare({
      action: 'satisfaction.list',
      summary: "What closed surveys of the whole county found in the actor's townships",
    }),
    async (c) => {
      const { ctx } = c.var
      const { db } = ctx.deps.connection
      return c.json({ items: await inTransaction(db, (tx) => listOwnParts(tx, ctx)) })
    },
  )
  .get(
    '/:code',
    declare({
      action: 'satisfaction.list',
      summary: 'A survey by its code, as whoever approves it is shown',
      param: Code,
    }),
    async (c) => {
      const { ctx } = c.var
      const { db } = ctx.deps.connection
      const { code } = c.req.valid('param')
      return c.json(await inTransaction(db, (tx) => makeShown(tx, ctx, code)))
    },
  )
  .get(
    '/:code/results',
    declare({
      action: 'satisfaction.list',
      summary: 'What a closed survey found; nothing of too few answers',
      param: Code,
    }),
    async (c) => {
      const { ctx } = c.var
      const { db } = ctx.deps.connection
      const { code } = c.req.valid('param')
      return c.json(await inTransaction(db, (tx) => getResults(tx, ctx, code)))
    },
  )
  .get(
    '/:code/words',
    declare({
      action: 'satisfaction.list',
      summary: 'What people wrote in a closed survey, without names',
      param: Code,
    }),
    async (c) => {
      const { ctx } = c.var
      const { db } = ctx.deps.connection
      const { code } = c.req.valid('param')
      return c.json(await inTransaction(db, (tx) => listOpenWords(tx, ctx, code)))
    },
  )
  .get(
    '/:code/results.xlsx',
    declare({
      action: 'satisfaction.list',
      summary: 'The same results as .xlsx',
      param: Code,
    }),
    async (c) => {
      const { ctx } = c.var
      const { db } = ctx.deps.connection
      const { code } = c.req.valid('param')
      const bytes = await inTransaction(db, (tx) => writeSatisfaction(tx, ctx, code))
      return c.body(bytes, 200, SHEET)
    },
  )
  .post(
    '/:code/actions',
    declare({
      action: 'satisfaction.approve',
      summary: 'Approve a survey somebody else drafted, which draws whom it asks; or give it up',
      param: Code,
      json: Act,
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { code: c.req.valid('param').code, act: c.req.valid('json').type }
      return c.json(await write(ctx, (tx) => decideSatisfaction(tx, ctx, given)))
    },
  )
