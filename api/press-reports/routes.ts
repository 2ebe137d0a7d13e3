import { Hono } from 'hono'
import { z } from 'zod'
import { PRESS_STATUSES } from '../../db/values/press-reports'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { accredit, endAccreditation, listAccreditations } from './accredit'
import { answerPress, contestPress } from './answer'
import { readAccreditDraft, readLogDraft, readPressDraft } from './draft'
import { filePressReport, logPressReport } from './file'
import {
  LoggedReport,
  NewAccreditation,
  NewPressReport,
  PressCode,
  PressDraftInput,
  PressPeriod,
  PressRating,
  PressWords,
} from './input'
import { publishPress, ratePress } from './judge'
import {
  getPressReport,
  listOwed,
  listOwnReports,
  listPressReports,
  listPublishedReports,
} from './list'
import { listOwnPressResults } from './results'

const Code = z.object({ code: PressCode })
const Words = z.strictObject({ text: PressWords })

export const pressReportRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'press.run',
      summary: 'What the media filed or said, the newest first',
      query: z.object({ status: z.enum(PRESS_STATUSES).optional() }),
    }),
    async (c) => c.json(await listPressReports(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/',
    declare({
      action: 'press.file',
      summary: 'File what a journalist saw, or a link to what they published',
      json: NewPressReport.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('json'), photos: [] }
      return c.json(await write(ctx, (tx) => filePressReport(tx, ctx, given)))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'press.file',
      summary: 'How what a journalist saw is understood; nothing of it is kept',
      json: PressDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readPressDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/mine',
    declare({ action: 'press.file', summary: 'What the actor filed, with the units’ answers' }),
    async (c) => c.json(await listOwnReports(c.var.ctx)),
  )
  .post(
    '/logged',
    declare({
      action: 'press.run',
      summary: 'Log what was printed or broadcast',
      json: LoggedReport.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => logPressReport(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/logged/drafts',
    declare({
      action: 'press.run',
      summary: 'How what was printed or broadcast is understood; nothing of it is kept',
      json: PressDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readLogDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/owed',
    declare({ action: 'press.answer', summary: 'What the actor’s unit must answer' }),
    async (c) => c.json(await listOwed(c.var.ctx)),
  )
  .get(
    '/published',
    declare({ action: 'press.read', summary: 'What was made public, with the units’ answers' }),
    async (c) => c.json(await listPublishedReports(c.var.ctx)),
  )
  .get(
    '/results',
    declare({
      action: 'press.result',
      summary: 'What reports rated in a period count for each unit, line by line',
      query: PressPeriod,
    }),
    async (c) => c.json(await listOwnPressResults(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/accreditations',
    declare({ action: 'press.run', summary: 'Who may file for which outlet, and until when' }),
    async (c) => c.json(await listAccreditations(c.var.ctx)),
  )
  .post(
    '/accreditations',
    declare({
      action: 'press.run',
      summary: 'Accredit a journalist for an outlet and some days',
      json: NewAccreditation.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => accredit(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/accreditations/drafts',
    declare({
      action: 'press.run',
      summary: 'How an accreditation is understood; nothing of it is kept',
      json: PressDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readAccreditDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/accreditations/:id/actions',
    declare({
      action: 'press.run',
      summary: 'End an accreditation from today on',
      param: z.object({ id: z.uuid() }),
      json: z.strictObject({ type: z.literal('end') }),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => endAccreditation(tx, ctx, c.req.valid('param'))))
    },
  )
  .get(
    '/by-code/:code',
    declare({ action: 'press.run', summary: 'One report by its number', param: Code }),
    async (c) => c.json(await getPressReport(c.var.ctx, c.req.valid('param'))),
  )
  .post(
    '/by-code/:code/answers',
    declare({
      action: 'press.answer',
      summary: 'Answer a report on the actor’s unit; the office once it is late',
      param: Code,
      json: Words,
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => answerPress(tx, ctx, given)))
    },
  )
  .post(
    '/by-code/:code/contests',
    declare({
      action: 'press.file',
      summary: 'Ask once more, by the journalist who filed it',
      param: Code,
      json: Words,
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => contestPress(tx, ctx, given)))
    },
  )
  .post(
    '/by-code/:code/ratings',
    declare({
      action: 'press.run',
      summary: 'Say whether it was true, for or against the unit, and how important',
      param: Code,
      json: PressRating.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => ratePress(tx, ctx, given)))
    },
  )
  .post(
    '/by-code/:code/publications',
    declare({
      action: 'press.run',
      summary: 'Make it public with the unit’s answer',
      param: Code,
      json: Words,
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => publishPress(tx, ctx, given)))
    },
  )
