import { Hono } from 'hono'
import { z } from 'zod'
import { LOAN_STATUSES } from '../../db/values/funds'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { write } from '../http/write'
import { readLoanDraft } from './draft'
import { LoanCode, LoanDraftInput, NewLoan, NewRepayment } from './input'
import { countLoans, getLoanByCode, listLoans, listOwnLoans } from './list'
import { recordLoan } from './record'
import { repayLoan } from './repay'
import { writeLoans } from './sheet'

const Code = z.object({ code: LoanCode })
const AreaPath = z.string().min(1).max(200)
const LoanQuery = PageQuery.extend({
  areaPath: AreaPath.optional(),
  status: z.enum(LOAN_STATUSES).optional(),
  isLate: Flag.optional(),
})

export const loanRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'loan.list',
      summary: "Small loans of the actor's area, the first due first",
      query: LoanQuery,
    }),
    async (c) => c.json(await listLoans(c.var.ctx, c.req.valid('query'))),
  )
  .post(
    '/',
    declare({
      action: 'loan.record',
      summary: 'Put a small loan of a household into the ledger',
      json: NewLoan.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => recordLoan(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'loan.record',
      summary: 'How a loan is understood; nothing of it is kept',
      json: LoanDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readLoanDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/counts',
    declare({
      action: 'loan.list',
      summary: 'How many loans are open and late, and what is owed',
      query: z.object({ areaPath: AreaPath.optional() }),
    }),
    async (c) => c.json(await countLoans(c.var.ctx, c.req.valid('query').areaPath)),
  )
  .get(
    '/mine',
    declare({ action: 'loan.own', summary: 'Loans of the households a contact speaks for' }),
    async (c) => c.json(await listOwnLoans(c.var.ctx)),
  )
  .get(
    '/loans.xlsx',
    declare({
      action: 'loan.list',
      summary: 'The loan ledger of an area as .xlsx',
      query: z.object({ areaPath: AreaPath }),
    }),
    async (c) => {
      const { bytes } = await writeLoans(c.var.ctx, c.req.valid('query').areaPath)
      return c.body(bytes, 200, SHEET)
    },
  )
  .get(
    '/by-code/:code',
    declare({ action: 'loan.list', summary: 'One loan by its number', param: Code }),
    async (c) => c.json(await getLoanByCode(c.var.ctx, c.req.valid('param').code)),
  )
  .post(
    '/by-code/:code/repayments',
    declare({
      action: 'loan.record',
      summary: 'Note what was paid back of a loan, never more than is owed',
      param: Code,
      json: NewRepayment.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => repayLoan(tx, ctx, given)))
    },
  )

const SHEET = {
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'Content-Disposition': 'attachment; filename="loans.xlsx"',
  'Cache-Control': 'no-store',
}
