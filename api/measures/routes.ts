import { Hono } from 'hono'
import { z } from 'zod'
import { MEASURE_STATUSES } from '../../db/values/registrations'
import type { ApiEnv } from '../http/context'
import { declare } from '../http/declare'
import { Flag, PageQuery } from '../http/page'
import { write } from '../http/write'
import { answerMeasure, enterMeasureAnswer } from './answer'
import { cancelMeasure } from './cancel'
import { deliverMeasure } from './deliver'
import { readMeasureDraft } from './draft'
import { MeasureDraftInput, NewAnswer, NewDelivery, NewMeasure, Reason, ReceiptCode } from './input'
import { getMeasureByCode, listHouseholdsMeasures, listMeasures, listOwnedMeasures } from './list'
import { planMeasure } from './plan'

const Id = z.object({ id: z.uuid() })
const Code = z.object({ code: ReceiptCode })
const MeasureQuery = PageQuery.extend({
  householdId: z.uuid().optional(),
  ownerId: z.uuid().optional(),
  status: z.enum(MEASURE_STATUSES).optional(),
  isOverdue: Flag.optional(),
})

export const measureRoutes = new Hono<ApiEnv>()
  .post(
    '/',
    declare({
      action: 'measure.plan',
      summary: 'Plan a measure against a cause of a household: what, by whom, by when',
      json: NewMeasure.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      return c.json(await write(ctx, (tx) => planMeasure(tx, ctx, c.req.valid('json'))))
    },
  )
  .post(
    '/drafts',
    declare({
      action: 'measure.plan',
      summary: 'How a measure in one line is understood; nothing of it is kept',
      json: MeasureDraftInput,
      selfIdempotent: true,
    }),
    async (c) => c.json(await readMeasureDraft(c.var.ctx, c.req.valid('json'))),
  )
  .get(
    '/',
    declare({
      action: 'measure.list',
      summary: "Measures for households of the actor's area, the first due first",
      query: MeasureQuery,
    }),
    async (c) => c.json(await listMeasures(c.var.ctx, c.req.valid('query'))),
  )
  .get(
    '/owned',
    declare({
      action: 'measure.deliver',
      summary: 'What the actor is responsible for and has not delivered',
    }),
    async (c) => c.json(await listOwnedMeasures(c.var.ctx)),
  )
  .get(
    '/mine',
    declare({
      action: 'measure.answer',
      summary: "What the contact's own households get",
    }),
    async (c) => c.json(await listHouseholdsMeasures(c.var.ctx)),
  )
  .get(
    '/by-code/:code',
    declare({
      action: 'measure.deliver',
      summary: 'One measure by its receipt',
      param: Code,
      query: z.object({ said: z.string().max(50).optional() }),
    }),
    async (c) => {
      const { code } = c.req.valid('param')
      const { said } = c.req.valid('query')
      return c.json(await getMeasureByCode(c.var.ctx, { code, said }))
    },
  )
  .post(
    '/by-code/:code/deliveries',
    declare({
      action: 'measure.deliver',
      summary: 'Say that a measure was delivered; the household is then asked',
      param: Code,
      json: NewDelivery.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => deliverMeasure(tx, ctx, given)))
    },
  )
  .post(
    '/by-code/:code/answers',
    declare({
      action: 'measure.answer',
      summary: "The household's own word whether a measure came",
      param: Code,
      json: NewAnswer.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => answerMeasure(tx, ctx, given)))
    },
  )
  .post(
    '/by-code/:code/entered-answers',
    declare({
      action: 'measure.enter_answer',
      summary: 'Put down what a household without a phone says of a measure',
      param: Code,
      json: NewAnswer.strict(),
    }),
    async (c) => {
      const { ctx } = c.var
      const given = { ...c.req.valid('param'), ...c.req.valid('json') }
      return c.json(await write(ctx, (tx) => enterMeasureAnswer(tx, ctx, given)))
    },
  )
  .post(
    '/:id/actions',
    declare({
      action: 'measure.plan',
      summary: 'Take back a measure that was not delivered',
      param: Id,
      json: z.strictObject({ type: z.literal('cancel'), reason: Reason }),
    }),
    async (c) => {
      const { ctx } = c.var
      const { reason } = c.req.valid('json')
      const given = { ...c.req.valid('param'), reason }
      return c.json(await write(ctx, (tx) => cancelMeasure(tx, ctx, given)))
    },
  )
