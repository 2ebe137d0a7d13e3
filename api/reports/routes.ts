import { Hono } from 'hono'
import { z } from 'zod'
import type { Db } from '../../db/client'
import { REPORT_STATUSES } from '../../db/values/registrations'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { inTransaction, write } from '../http/write'
import { announceReport } from './announce'
import { passReport, returnCase } from './check'
import { readReportDraft } from './draft'
import { AreaPath, NewReport, ReportDraftInput, ReturnDraftInput, ReturnedCase } from './input'
import { getReportCases, listReports } from './list'
import { makeReport } from './make'
import { readReturnDraft } from './returns'

const Id = z.object({ id: z.uuid() })
const ReportQuery = PageQuery.extend({
  status: z.enum(REPORT_STATUSES).optional(),
  isWaiting: Flag.optional(),
  areaPath: AreaPath.optional(),
})
const ReportAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('pass') }),
  ReturnedCase.extend({ type: z.literal('return') }).strict(),
  z.strictObject({ type: z.literal('announce') }),
])

export const reportRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'report.make',
      summary: 'Report the complete cases of a township to the county',
      json: NewReport.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => makeReport(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'report.make',
      summary: 'How many cases of a township are complete, and what the others lack',
      json: ReportDraftInput,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await readReportDraft(ctx.deps.connection.db, ctx, c.req.valid('json')))
    },
  )
  .post(
    '/returns/drafts',
    declare({
      action: 'report.decide',
      summary: 'Which waiting case is to be sent back and why, as it was worded',
      json: ReturnDraftInput,
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await readReturnDraft(ctx.deps.connection.db, ctx, c.req.valid('json')))
    },
  )
  .get(
    '/',
    declare({
      action: 'report.list',
      summary: "Reports of the actor's area, oldest first, with how their cases stand",
      query: ReportQuery,
    }),
    async (c) => c.json(await listReports(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/:id',
    declare({
      action: 'report.list',
      summary: 'One report with its cases and what each lacks; the reading is on record',
      param: Id,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      const { db } = ctx.deps.connection
      return c.json(await inTransaction(db, (tx) => getReportCases(tx, ctx, id)))
    },
  )
  .post(
    '/:id/actions',
    declare({
      action: 'report.decide',
      summary: 'Pass the cases of a report, send one back, or announce what was passed',
      param: Id,
      json: ReportAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id: reportId } = c.req.valid('param')
      const action = c.req.valid('json')
      const act = (tx: Db) => {
        switch (action.type) {
          case 'pass':
            return passReport(tx, ctx, { reportId })
          case 'return':
            return returnCase(tx, ctx, { ...action, reportId })
          case 'announce':
            return announceReport(tx, ctx, { reportId })
        }
      }
      return c.json(await write(ctx, act))
    },
  )
