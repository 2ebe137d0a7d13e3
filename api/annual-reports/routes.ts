import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { readAnnualReport } from './read'
import { drawReport } from './report'
import { reportPath } from './token'

const ReportQuery = z.object({
  areaPath: z.string().min(1).max(200).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
})

export const annualReportRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'annual_report.read',
      summary:
        'Where the draft of a yearly report can be opened for two days, with its fingerprint',
      query: ReportQuery,
    }),
    async (c) => {
      const { ctx } = c.var
      const { area, year, madeOn, fingerprint } = await readAnnualReport(ctx, c.req.valid('query'))
      const of = { county: ctx.county, areaPath: area.path, year, day: madeOn }
      const page = reportPath(ctx.deps, of)
      const link = `${ctx.deps.publicUrl}${page}`
      return c.json({ area: area.name, year, madeOn, fingerprint, page, link })
    },
  )
  .get(
    '/report.pdf',
    declare({
      action: 'annual_report.read',
      summary: 'The draft of the yearly report of a township or the county as .pdf',
      query: ReportQuery,
    }),
    async (c) => {
      const report = await readAnnualReport(c.var.ctx, c.req.valid('query'))
      return c.body(await drawReport(report), 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'attachment; filename="report.pdf"',
        'Cache-Control': 'no-store',
      })
    },
  )
