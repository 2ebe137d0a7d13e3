import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { write } from '../http/write'
import { readTownshipMoney } from './by-township'
import { FundAction, MoveDraftInput, NewSource, SourceDraftInput } from './input'
import { listSources } from './list'
import { moveMoney } from './move'
import { readMoveDraft } from './move-draft'
import { drawMoney } from './picture'
import { listPostings, traceMoney } from './postings'
import { recordSource } from './record-source'
import { writeLedger } from './sheet'
import { showFunds } from './show'
import { readSourceDraft } from './source-draft'

const SourceId = z.object({ id: z.uuid() })
const SourceQuery = PageQuery.extend({
  year: z.coerce.number().int().min(2014).max(2100).optional(),
})
/** Of exactly one of them. */
const TraceQuery = z.union([
  PageQuery.extend({ paymentId: z.uuid() }).strict(),
  PageQuery.extend({ projectId: z.uuid() }).strict(),
  PageQuery.extend({ sourceId: z.uuid() }).strict(),
])

export const fundRoutes = new Hono<ApiEnv>()
  .get(
    '/sources',
    declare({
      action: 'fund.list',
      summary: 'Sources of money, each with how far its money has come',
      query: SourceQuery,
    }),
    async (c) => c.json(await listSources(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/sources',
    declare({
      action: 'fund.record',
      summary: 'Record where money comes from and what it may be used for, once and for all',
      json: NewSource.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => recordSource(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/sources/drafts',
    declare({
      action: 'fund.record',
      summary: 'How a source is understood; nothing of it is kept',
      json: SourceDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readSourceDraft(c.var.ctx, c.req.valid('json'))),
  )
  .post(
    '/moves/drafts',
    declare({
      action: 'fund.allocate',
      summary: 'How a movement of money is understood; nothing of it is kept',
      json: MoveDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readMoveDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/sources/:id/postings',
    declare({
      action: 'fund.list',
      summary: 'Every movement of a source’s money, the oldest first',
      param: SourceId,
      query: PageQuery,
    }),
    async (c) =>
      c.json(await listPostings(c.var.ctx, c.req.valid('param').id, c.req.valid('query'))),
  )
  .post(
    '/sources/:id/actions',
    declare({
      action: 'fund.allocate',
      summary: 'Money has arrived or is taken back; a place is given some, or gives it back',
      param: SourceId,
      json: FundAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { id } = c.req.valid('param')
      return c.json(
        await write(ctx, (tx, last) => moveMoney(tx, ctx, id, c.req.valid('json'), last)),
      )
    },
  )
  .get(
    '/trace',
    declare({
      action: 'fund.list',
      summary: 'The way of money from its source to the claim it was paid for',
      query: TraceQuery,
    }),
    async (c) => {
      const query = c.req.valid('query')
      return c.json(await traceMoney(c.var.ctx, query, query))
    },
  )
  .get(
    '/by-words',
    declare({
      action: 'fund.list',
      summary: 'Money of all sources, of the source or of the place some words name',
      query: z.object({ text: z.string().max(200) }),
    }),
    async (c) => c.json(await showFunds(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/townships',
    declare({
      action: 'project.read',
      summary: 'Money planned, given and spent by township',
    }),
    async (c) => {
      const { county, deps } = c.var.ctx
      return c.json({ items: await readTownshipMoney(deps.connection.db, county) })
    },
  )
  .get(
    '/townships.png',
    declare({
      action: 'project.read',
      summary: 'Money planned, given and spent by township, as a picture',
    }),
    async (c) => {
      const { county, deps, now } = c.var.ctx
      const png = await drawMoney(deps.connection.db, county, now)
      return c.body(png, 200, { 'Content-Type': 'image/png' })
    },
  )
  .get(
    '/ledger.xlsx',
    declare({
      action: 'fund.list',
      summary: 'The ledger as .xlsx: sources, postings, accounts and whether it makes zero',
    }),
    async (c) => {
      const { bytes } = await writeLedger(c.var.ctx)
      return c.body(bytes, 200, SHEET)
    },
  )

const SHEET = {
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'Content-Disposition': 'attachment; filename="ledger.xlsx"',
  'Cache-Control': 'no-store',
}
