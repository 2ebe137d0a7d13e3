import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { answerMeasure, enterMeasureAnswer } from '../measures/answer'
import { answerPayment, enterPaymentAnswer } from '../payments/answer'
import { findCode, subjectOf } from '../receipts/find'
import type { Outcome } from '../turns/answer'

interface Answer {
  code: string
  isReceived: boolean
}

/** 收到 and 没收到 with the number of whatever was to come: a measure or a payment. */
export const answerReceived = async (
  tx: Db,
  ctx: RequestContext,
  given: Answer,
): Promise<Outcome> =>
  (await isPayment(tx, ctx.county, given.code))
    ? answerPayment(tx, ctx, given)
    : answerMeasure(tx, ctx, given)

/** The same as a cadre puts it down for a household. */
export const enterReceived = async (
  tx: Db,
  ctx: RequestContext,
  given: Answer,
): Promise<Outcome> =>
  (await isPayment(tx, ctx.county, given.code))
    ? enterPaymentAnswer(tx, ctx, given)
    : enterMeasureAnswer(tx, ctx, given)

async function isPayment(tx: Db, county: string, code: string): Promise<boolean> {
  const found = await findCode(tx, county, code)
  return found !== undefined && subjectOf(found).feature === 'payment'
}
