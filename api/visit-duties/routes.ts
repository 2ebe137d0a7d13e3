import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { countVisitDuties, listVisitDuties } from './list'
import { writeVisitDuties } from './sheet'

const AreaPath = z.string().min(1).max(200)
const OfArea = z.object({ areaPath: AreaPath.optional() })
const DutyQuery = PageQuery.extend({
  areaPath: AreaPath.optional(),
  isMine: Flag.optional(),
  isLate: Flag.optional(),
})

export const visitDutyRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'visit_duty.list',
      summary: 'Households that must be visited now, the longest overdue first',
      query: DutyQuery,
    }),
    async (c) => c.json(await listVisitDuties(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/by-village',
    declare({
      action: 'visit_duty.list',
      summary: 'How many of each village must be visited now',
      query: OfArea,
    }),
    async (c) => c.json(await countVisitDuties(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/households.xlsx',
    declare({
      action: 'visit_duty.list',
      summary: 'The same as .xlsx, one row a household',
      query: OfArea.extend({ isLate: Flag.optional() }),
    }),
    async (c) => {
      const { bytes } = await writeVisitDuties(c.var.ctx, c.req.valid('query'))
      return c.body(bytes, 200, SHEET)
    },
  )

const SHEET = {
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'Content-Disposition': 'attachment; filename="visits.xlsx"',
  'Cache-Control': 'no-store',
}
