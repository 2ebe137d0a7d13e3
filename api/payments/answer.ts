import type { Db } from '../../db/client'
import { record } from '../audit/record'
import { lockContact } from '../contacts/service'
import { deny, listAnswerers, tellAnswererOfTurn } from '../help/denial'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { requireNeutral } from '../objections/ties'
import { isLinked } from '../proxies/find'
import { askNext } from '../received/turn'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { lineOfPayment, lockPaid, type Paid, setPayment } from './find'
import { chooseOutsider, UNPAID_ROLES } from './rules'

interface Answer {
  code: string
  isReceived: boolean
}

/** 收到 and 没收到: the household's own word on money that was paid to it. */
export async function answerPayment(tx: Db, ctx: RequestContext, given: Answer): Promise<Outcome> {
  const contact = await lockContact(tx, ctx)
  const paid = await lockPaid(tx, ctx.county, given.code)
  const isTheirs = await isLinked(tx, ctx.county, contact.id, paid.household.id)
  if (!isTheirs) throw new ApiError('not_found', 'payment')
  return take(tx, ctx, paid, given.isReceived, contact.id)
}

/** The same as a household without a phone said it to a cadre who had nothing to do with the payment. */
export async function enterPaymentAnswer(
  tx: Db,
  ctx: RequestContext,
  given: Answer,
): Promise<Outcome> {
  const { staffId } = requireStaff(ctx)
  const paid = await lockPaid(tx, ctx.county, given.code)
  requireInScope(ctx, paid.household.areaPath, 'payment')
  await requireNeutral(tx, ctx, paid.household.id)
  const { staffIds } = await lineOfPayment(tx, paid)
  if (staffIds.includes(staffId)) throw new ApiError('refused', 'own_delivery')
  return take(tx, ctx, paid, given.isReceived, null)
}

/** Each word can be taken back by the other. */
async function take(
  tx: Db,
  ctx: RequestContext,
  paid: Paid,
  isReceived: boolean,
  contactId: string | null,
): Promise<Outcome> {
  const { now } = ctx
  const { payment, household, text } = paid
  const { id, code, helpRequestId } = payment
  const vars = { head: household.headName, text, code }
  const answer = isReceived ? ('received' as const) : ('denied' as const)
  if (payment.answer === answer) return { code: 'same', vars }
  await setPayment(tx, payment, { answer, answeredAt: now })
  const details = { paymentId: id, householdId: household.id, was: payment.answer, contactId }
  for (const subject of [`payment:${id}`, `household:${household.id}`])
    await record(tx, ctx, { subject, type: `payment.${answer}`, details })
  if (isReceived) {
    await tellAnswererOfTurn(tx, ctx, { helpRequestId, text })
    await askNext(tx, ctx, household.id)
    return { code: 'confirmed', vars }
  }
  const denial = await deny(tx, ctx, {
    kind: 'unpaid',
    helpRequestId,
    household,
    text,
    contactId,
    details: { paymentId: id },
    async findAnswerer() {
      const all = await listAnswerers(tx, ctx.county, household.areaPath, UNPAID_ROLES)
      return chooseOutsider(all, await lineOfPayment(tx, paid), household.id)
    },
  })
  await setPayment(tx, payment, { helpRequestId: denial.requestId })
  await askNext(tx, ctx, household.id)
  const { receipt, responder, due } = denial
  return { code: 'denied', vars: { head: household.headName, text, receipt, responder, due } }
}
