import { Hono } from 'hono'
import { z } from 'zod'
import { OVERVIEW_NUMBERS } from '../../db/values/overview'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { svgToPng } from '../documents/picture'
import { recordMonth } from './months'
import { overviewPicture, WIDTH } from './picture'
import { readPublicOverview } from './public'
import { readOverview } from './read'
import { refreshVillages } from './refresh'
import { listOverviewRows } from './rows'
import { writeOverview, writeOverviewRows } from './sheet'
import { picturePath } from './token'

const AreaPath = z.string().min(1).max(200)
const OfArea = z.object({ areaPath: AreaPath.optional() })
const RowsOf = OfArea.extend({ what: z.enum(OVERVIEW_NUMBERS) })
const RowsQuery = PageQuery.extend(RowsOf.shape)

export const overviewRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'overview.read',
      summary: 'How the programme stands in an area: six precisions, counts, months, its parts',
      query: OfArea,
    }),
    async (c) => {
      const { ctx } = c.var
      const overview = await readOverview(ctx, c.req.valid('query'))
      const { area, today } = overview
      const of = { county: ctx.county, areaPath: area.path, day: today }
      return c.json({ ...overview, picture: picturePath(ctx.deps, of) })
    },
  )
  .get(
    '/rows',
    declare({
      action: 'overview.read',
      summary: 'The rows behind one number of the overview',
      query: RowsQuery,
    }),
    async (c) => c.json(await listOverviewRows(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/rows.xlsx',
    declare({
      action: 'overview.read',
      summary: 'All rows behind one number of the overview as .xlsx',
      query: RowsOf,
    }),
    async (c) =>
      c.body((await writeOverviewRows(c.var.ctx, c.req.valid('query'))).bytes, 200, SHEET),
  )
  .get(
    '/picture.png',
    declare({
      action: 'overview.read',
      summary: 'The overview of an area as a picture',
      query: OfArea,
    }),
    async (c) => {
      const overview = await readOverview(c.var.ctx, c.req.valid('query'))
      const png = await svgToPng(overviewPicture(overview), { width: WIDTH })
      return c.body(png, 200, { 'Content-Type': 'image/png', 'Cache-Control': 'no-store' })
    },
  )
  .get(
    '/overview.xlsx',
    declare({
      action: 'overview.read',
      summary: 'The overview of an area as .xlsx: precisions, numbers, its parts, months',
      query: OfArea,
    }),
    async (c) => c.body(await writeOverview(c.var.ctx, c.req.valid('query')), 200, SHEET),
  )
  .get(
    '/public',
    declare({ action: 'overview.public', summary: 'The counts of the county, for anybody' }),
    async (c) => c.json(await readPublicOverview(c.var.ctx)),
  )
  .post(
    '/refresh',
    declare({
      action: 'overview.refresh',
      summary: 'Count anew what has changed, and record the month that is over',
      selfIdempotent: true,
    }),
    async (c) => {
      const { ctx } = c.var
      const recorded = await recordMonth(ctx)
      return c.json({ counted: await refreshVillages(ctx), recorded })
    },
  )

const SHEET = {
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'Content-Disposition': 'attachment; filename="overview.xlsx"',
  'Cache-Control': 'no-store',
}
