import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { inTransaction, write } from '../http/write'
import { ApiError } from '../shared/errors'
import { findReceipt } from './service'
import { askWithdrawal, undoWithdrawal } from './withdraw'

const Code = z.object({ code: z.string().regex(/^\d{10}$/) })
const Proof = z.object({ last4: z.string().max(10).optional() })
const ReceiptAction = z.strictObject({ type: z.enum(['ask_withdrawal', 'undo_withdrawal']) })

export const receiptRoutes = new Hono<ApiEnv>()
  .get(
    '/:code',
    declare({
      action: 'receipt.read',
      summary:
        "A receipt's state: to its filer and household, or with the last four digits of the filer's " +
        'phone; of an objection to its filer alone',
      param: Code,
      query: Proof,
    }),
    async (c) => {
      const { ctx } = c.var
      const asked = { ...c.req.valid('param'), ...c.req.valid('query') }
      const { db } = ctx.deps.connection
      // A wrong guess is refused only after it was counted.
      const receipt = await inTransaction(db, (tx) => findReceipt(tx, ctx, asked))
      if (!receipt) throw new ApiError('not_found', 'receipt')
      return c.json(receipt)
    },
  )
  .post(
    '/:code/actions',
    declare({
      action: 'application.withdraw',
      summary: 'Withdraw what the contact filed, or take that back within 24 hours',
      param: Code,
      json: ReceiptAction,
    }),
    async (c) => {
      const { ctx } = c.var
      const { code } = c.req.valid('param')
      const withdraw =
        c.req.valid('json').type === 'ask_withdrawal' ? askWithdrawal : undoWithdrawal
      return c.json(await write(ctx, (tx) => withdraw(tx, ctx, { code })))
    },
  )
