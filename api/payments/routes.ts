import { Hono } from 'hono'
import { z } from 'zod'
import { ProjectCode } from '../acceptances/input'
import { ClaimCode } from '../claims/input'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { PageQuery } from '../http/page'
import { write } from '../http/write'
import { answerPayment, enterPaymentAnswer } from './answer'
import { getPaidByCode, listHouseholdsPayments, listPayments } from './list'

const Code = z.object({ code: ClaimCode })
const NewAnswer = z.strictObject({ isReceived: z.boolean() })

export const paymentRoutes = new Hono<ApiEnv>()
  .get(
    '/',
    declare({
      action: 'project.list',
      summary: "Payments for projects of the actor's area, and what households said of them",
      query: PageQuery.extend({
        projectCode: ProjectCode.optional(),
        answer: z.enum(['received', 'denied', 'none']).optional(),
      }),
    }),
    async (c) => c.json(await listPayments(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/mine',
    declare({
      action: 'payment.answer',
      summary: "What was paid to the contact's own households",
    }),
    async (c) => c.json(await listHouseholdsPayments(c.var.ctx)),
  )
  .get(
    '/by-code/:code',
    declare({
      action: 'measure.enter_answer',
      summary: 'One payment to a household, whose word is to be put down',
      param: Code,
    }),
    async (c) => c.json(await getPaidByCode(c.var.ctx, c.req.valid('param').code)),
  )
  .post(
    '/by-code/:code/answers',
    declare({
      action: 'payment.answer',
      summary: "The household's own word whether money came",
      param: Code,
      json: NewAnswer,
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => answerPayment(tx, ctx, given)))
    },
  )
  .post(
    '/by-code/:code/entered-answers',
    declare({
      action: 'measure.enter_answer',
      summary: 'Put down what a household without a phone says of money that was paid',
      param: Code,
      json: NewAnswer,
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => enterPaymentAnswer(tx, ctx, given)))
    },
  )
