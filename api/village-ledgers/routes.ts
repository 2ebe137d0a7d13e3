import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { writeVillageLedger } from './ledger'

export const villageLedgerRoutes = new Hono<ApiEnv>().get(
  '/ledger.xlsx',
  declare({
    action: 'plan.list',
    summary: 'The ledger 村级台账 of a village as .xlsx: plans, projects, lists, money and loans',
    query: z.object({ areaPath: z.string().min(1).max(200) }),
  }),
  async (c) => {
    const { bytes } = await writeVillageLedger(c.var.ctx, c.req.valid('query').areaPath)
    return c.body(bytes, 200, SHEET)
  },
)

const SHEET = {
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'Content-Disposition': 'attachment; filename="ledger.xlsx"',
  'Cache-Control': 'no-store',
}
