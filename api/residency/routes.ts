import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { contestRecall, decideRecall } from './decide-recall'
import { readLeaveDraft, readRecallDraft } from './draft'
import {
  Judgement,
  LeaveDraftInput,
  Month,
  NewLeave,
  NewPresence,
  NewRecall,
  RecallContest,
  RecallDecision,
  RecallDraftInput,
  ResidencyCode,
} from './input'
import { askLeave, endLeave, judgeLeave } from './leave'
import { notePresence } from './present'
import { getLeave, getOwnRecall, getRecall } from './read'
import { proposeRecall } from './recall'
import { listAway, readOwn, readPublic, readSheet, writeSheet } from './sheet'

const AreaPath = z.string().min(1).max(200)
const OfMonth = z.object({ areaPath: AreaPath.optional(), month: Month.optional() })
const Code = z.object({ code: ResidencyCode })

const presenceRoutes = new Hono<ApiEnv>()
  .post(
    '/days',
    declare({
      action: 'residency.note',
      summary: 'Say that one is in the village today, or take a day back',
      json: NewPresence.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => notePresence(tx, ctx, given)))
    },
  )
  .get(
    '/mine',
    declare({ action: 'residency.note', summary: "The actor's own days, leave and recalls" }),
    async (c) => c.json(await readOwn(c.var.ctx)),
  )
  .get(
    '/sheet',
    declare({
      action: 'residency.list',
      summary: 'Days in the village and of leave, a line each, of a month',
      query: OfMonth,
    }),
    async (c) => c.json(await readSheet(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/sheet.xlsx',
    declare({ action: 'residency.list', summary: 'The same as .xlsx', query: OfMonth }),
    async (c) => c.body(await writeSheet(c.var.ctx, c.req.valid('query')), 200, SHEET),
  )
  .get(
    '/away',
    declare({
      action: 'residency.list',
      summary: 'Who is neither in their village nor on leave on a working day',
      query: z.object({ areaPath: AreaPath.optional(), day: z.iso.date().optional() }),
    }),
    async (c) => c.json(await listAway(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/villages/:areaPath',
    declare({
      action: 'residency.read',
      summary: 'How many days of this month the first secretary of a village was there',
      param: z.object({ areaPath: AreaPath }),
    }),
    async (c) => c.json(await readPublic(c.var.ctx, c.req.valid('param').areaPath)),
  )

const leaveRoutes = new Hono<ApiEnv>()
  .post(
    '/leaves/drafts',
    declare({
      action: 'residency.note',
      summary: 'How leave is understood; nothing of it is kept',
      json: LeaveDraftInput,
      selfIdempotent: true,
    }),
    (c) => c.json(readLeaveDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/leaves',
    declare({ action: 'residency.note', summary: 'Ask for leave', json: NewLeave.strict() }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => askLeave(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/leaves/by-code/:code',
    declare({ action: 'leave.judge', summary: 'Leave by its number', param: Code }),
    async (c) => c.json(await getLeave(c.var.ctx, c.req.valid('param').code)),
  )
  .post(
    '/leaves/by-code/:code/decisions',
    declare({
      action: 'leave.judge',
      summary: 'Grant leave, or refuse it and say why',
      param: Code,
      json: Judgement.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => judgeLeave(tx, ctx, given)))
    },
  )
  .post(
    '/leaves/returns',
    declare({
      action: 'residency.note',
      summary: "End the actor's leave, or call off what was asked for",
      json: z.strictObject({ type: z.literal('end') }),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => endLeave(tx, ctx)))
    },
  )

const recallRoutes = new Hono<ApiEnv>()
  .post(
    '/recalls/drafts',
    declare({
      action: 'recall.propose',
      summary: 'How a recall is understood; nothing of it is kept',
      json: RecallDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readRecallDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/recalls',
    declare({
      action: 'recall.propose',
      summary: 'Propose to recall somebody from a village; they are told',
      json: NewRecall.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => proposeRecall(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/recalls/by-code/:code',
    declare({ action: 'recall.list', summary: 'A recall by its number', param: Code }),
    async (c) => c.json(await getRecall(c.var.ctx, c.req.valid('param').code)),
  )
  .get(
    '/recalls/mine/:code',
    declare({ action: 'recall.contest', summary: "The actor's own recall", param: Code }),
    async (c) => c.json(await getOwnRecall(c.var.ctx, c.req.valid('param').code)),
  )
  .post(
    '/recalls/by-code/:code/decisions',
    declare({
      action: 'recall.decide',
      summary: 'Decide about a recall, or about what was said against one',
      param: Code,
      json: RecallDecision.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => decideRecall(tx, ctx, given)))
    },
  )
  .post(
    '/recalls/by-code/:code/contests',
    declare({
      action: 'recall.contest',
      summary: 'Say something against the own recall, once',
      param: Code,
      json: RecallContest.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => contestRecall(tx, ctx, given)))
    },
  )

export const residencyRoutes = new Hono<ApiEnv>()
  .route('/', presenceRoutes)
  .route('/', leaveRoutes)
  .route('/', recallRoutes)

const SHEET = {
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'Content-Disposition': 'attachment; filename="residency.xlsx"',
  'Cache-Control': 'no-store',
}
