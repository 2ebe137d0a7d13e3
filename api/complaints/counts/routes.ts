import { Hono } from 'hono'
import type { ApiEnv } from '../../http/context'
import { declare } from '../../http/declare'
import { countComplaints } from './service'

/** 举报统计, for inspectors. */
export const complaintCountRoutes = new Hono<ApiEnv>().get(
  '/',
  declare({
    action: 'complaint.count',
    summary: 'Complaints by kind in the quarters that are over; what is few is kept back',
  }),
  async (c) => c.json(await countComplaints(c.var.ctx)),
)
