import { Hono } from 'hono'
import { z } from 'zod'
import { getCounty } from '../../counties/service'
import type { ApiEnv } from '../../http/context'
import { declare } from '../../http/declare'
import { ApiError } from '../../shared/errors'
import { AssessmentCode } from '../input'
import { readPublished } from '../published'
import { drawReport } from './paper'
import { drawRanking } from './picture'
import { readPublishedReport } from './report'
import { writeReportSheet } from './sheet'

const Code = z.object({ code: AssessmentCode })

export const assessmentExportRoutes = new Hono<ApiEnv>()
  .get(
    '/:code/report.xlsx',
    declare({
      action: 'assessment.result',
      summary: 'A published assessment as .xlsx; for the office from when scoring has ended',
      param: Code,
    }),
    async (c) => c.body(await writeReportSheet(c.var.ctx, c.req.valid('param')), 200, SHEET),
  )
  .get(
    '/:code/report.pdf',
    declare({
      action: 'assessment.result',
      summary: 'The report of a published assessment as PDF',
      param: Code,
    }),
    async (c) => c.body(await drawReport(c.var.ctx, c.req.valid('param')), 200, PAPER),
  )
  .get(
    '/:code/ranking.png',
    declare({
      action: 'assessment.result',
      summary: 'The ranking of a published assessment as a picture',
      param: Code,
    }),
    async (c) => {
      const { ctx } = c.var
      const { kind, year } = await readPublishedReport(ctx, c.req.valid('param').code)
      const { db } = ctx.deps.connection
      const [published] = await readPublished(db, ctx.county, { kind, year })
      if (!published) throw new ApiError('not_found', 'assessment')
      const { name } = await getCounty(db, ctx.county)
      const png = await drawRanking(published, name)
      return c.body(png, 200, { 'Content-Type': 'image/png' })
    },
  )

const SHEET = {
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'Content-Disposition': 'attachment; filename="assessment.xlsx"',
  'Cache-Control': 'no-store',
}
const PAPER = {
  'Content-Type': 'application/pdf',
  'Content-Disposition': 'attachment; filename="assessment.pdf"',
  'Cache-Control': 'no-store',
}
