import { Hono } from 'hono'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { write } from '../http/write'
import { ApiError } from '../shared/errors'
import { readLedgerDraft } from './draft'
import { LedgerDraftInput, LedgerEnding, MonitoringQuery } from './input'
import { leaveLedger } from './ledger'
import { listLedger, listWatched } from './list'
import { readWeekly } from './weekly'

export const monitoringRoutes = new Hono<ApiEnv>()
  .get(
    '/ledger',
    declare({
      action: 'monitoring.list',
      summary: 'Who of an area stands in the off-register ledger',
      query: MonitoringQuery,
    }),
    async (c) => c.json(orNotFound(await listLedger(c.var.ctx, c.req.valid('query')))),
  )
  .post(
    '/ledger/drafts',
    declare({
      action: 'ledger.leave',
      summary:
        'How a wish to take a household out of the ledger is understood; nothing of it is kept',
      json: LedgerDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readLedgerDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/ledger/endings',
    declare({
      action: 'ledger.leave',
      summary: 'Take a household out of the off-register ledger, with a reason; its entry is kept',
      json: LedgerEnding.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => leaveLedger(tx, ctx, c.req.valid('json'))))
    },
  )
  .get(
    '/watched',
    declare({
      action: 'monitoring.list',
      summary: 'Who of an area is watched, since when, and what is planned',
      query: MonitoringQuery,
    }),
    async (c) => c.json(orNotFound(await listWatched(c.var.ctx, c.req.valid('query')))),
  )
  .get(
    '/weekly',
    declare({
      action: 'monitoring.list',
      summary: "The week of the actor's area: its leads, who is watched, what is due",
    }),
    async (c) => c.json(await readWeekly(c.var.ctx)),
  )

function orNotFound<T>(found: T | null): T {
  if (found === null) throw new ApiError('not_found', 'area')
  return found
}
