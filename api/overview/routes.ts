import { Hono } from 'hono'
import { z } from 'zod'
import { OVERVIEW_NUMBERS } from '../../db/values/overview'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { recordMonth } from './months'
import { readPublicOverview } from './public'
import { readOverview } from './read'
import { refreshVillages } from './refresh'
import { listOverviewRows } from './rows'
import { picturePath } from './token'

const AreaPath = z.string().min(1).max(200)
const OfArea = z.object({ areaPath: AreaPath.optional() })
const RowsQuery = PageQuery.extend({
  what: z.enum(OVERVIEW_NUMBERS),
  areaPath: AreaPath.optional(),
})

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
