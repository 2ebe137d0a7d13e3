import type { Db } from '../../db/client'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { findResponder } from '../help/responders'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { receivedChoices } from '../measures/ask'
import { REMIND_HOURS } from '../measures/rules'
import { say } from '../messages/templates'
import { askingPurpose, nextAskingTime, remindingPurpose } from '../received/turn'
import { addHours } from '../shared/day'
import { lineOfPayment, type Paid, setPayment } from './find'

/**
 * Asks a household 收到没? of money that was paid to it, and once more after seven days. Where it has no
 * phone a cadre who had nothing to do with the payment is to ask at the next visit.
 */
export async function askPaid(tx: Db, ctx: RequestContext, paid: Paid): Promise<void> {
  const { payment, household, text } = paid
  const { id, code, paidOn: day } = payment
  const subject = `payment:${id}`
  const guard = { kind: 'payment_unanswered', id } as const
  const askedAt = await nextAskingTime(tx, ctx, household.id)
  const message = {
    ...say('payment.received', { text, day, code }),
    choices: receivedChoices(code),
  }
  const householdId = household.id
  const phones = await tellHousehold(tx, ctx, {
    householdId,
    purpose: askingPurpose({ of: 'payment', id }),
    say: message,
    notBefore: askedAt,
    guard,
  })
  if (phones === 0) {
    await tellVisitor(tx, ctx, paid)
    return
  }
  await tellHousehold(tx, ctx, {
    householdId,
    purpose: remindingPurpose(id),
    say: message,
    notBefore: addHours(askedAt, REMIND_HOURS),
    guard,
  })
  await setPayment(tx, payment, { askedAt })
  const details = { askedAt: askedAt.toISOString() }
  await record(tx, ctx, { subject, type: 'payment.asked', details })
}

async function tellVisitor(tx: Db, ctx: RequestContext, paid: Paid): Promise<void> {
  const { payment, household, text } = paid
  const { id, code } = payment
  const { areaPath, headName: head } = household
  const { staffIds } = await lineOfPayment(tx, paid)
  const place = { areaPath, householdId: household.id, askerIndex: null }
  const visitor = await findResponder(tx, ctx, place, undefined, staffIds)
  if (!visitor) return
  const area = await areaInWords(tx, ctx.county, areaPath)
  await tellStaff(tx, ctx, {
    staffId: visitor.staffId,
    asker: ANYWHERE,
    purpose: `payment:${id}:visit`,
    say: say('measure.ask_at_visit', { head, area, text, code }),
    class: 'reminder',
    guard: { kind: 'payment_unanswered', id },
  })
  const details = { askedBy: visitor.staffId }
  await record(tx, ctx, { subject: `payment:${id}`, type: 'payment.given_to_ask', details })
}
