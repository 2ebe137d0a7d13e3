import type { Db } from '../../db/client'
import { record } from '../audit/record'
import { lockContact } from '../contacts/service'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { requireNeutral } from '../objections/ties'
import { isLinked } from '../proxies/find'
import { askNext } from '../received/turn'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { denyMeasure, tellOfTurn } from './denied'
import { type Held, lockMeasure, setMeasure } from './find'
import { answerTo } from './rules'

interface Answer {
  code: string
  isReceived: boolean
}

/**
 * 收到 and 没收到: the household's own word on a measure, from any of its phones. 没收到 opens a request
 * that somebody outside the deliverer's line answers.
 */
export async function answerMeasure(tx: Db, ctx: RequestContext, given: Answer): Promise<Outcome> {
  const contact = await lockContact(tx, ctx)
  const held = await lockMeasure(tx, ctx.county, { code: given.code })
  const isTheirs = await isLinked(tx, ctx.county, contact.id, held.household.id)
  if (!isTheirs) throw new ApiError('not_found', 'measure')
  return take(tx, ctx, held, { ...given, contactId: contact.id })
}

/**
 * The same as a household without a phone said it to a cadre on the spot, who is neither who delivered
 * it nor who was responsible, nor tied.
 */
export async function enterMeasureAnswer(
  tx: Db,
  ctx: RequestContext,
  given: Answer,
): Promise<Outcome> {
  const { staffId } = requireStaff(ctx)
  const held = await lockMeasure(tx, ctx.county, { code: given.code })
  requireInScope(ctx, held.household.areaPath, 'measure')
  await requireNeutral(tx, ctx, held.household.id)
  const { deliveredBy, ownerId } = held.measure
  if ([deliveredBy, ownerId].includes(staffId)) throw new ApiError('refused', 'own_delivery')
  return take(tx, ctx, held, { ...given, contactId: null })
}

interface Taken extends Answer {
  /** The household's phone; null where a cadre put its word down. */
  contactId: string | null
}

async function take(
  tx: Db,
  ctx: RequestContext,
  { measure, household }: Held,
  { isReceived, contactId }: Taken,
): Promise<Outcome> {
  const { county, now } = ctx
  const { id, code, content: text, dueOn: due } = measure
  const head = household.headName
  const answered = answerTo(measure.status, isReceived)
  if (answered === 'not_delivered') return { code: 'not_delivered', vars: { text, due } }
  if (answered === 'cancelled') return { code: 'cancelled', vars: { text } }
  if (answered === 'same') return { code: 'same', vars: { head, text, code } }

  await setMeasure(tx, county, id, { status: answered, answeredAt: now })
  const details = { measureId: id, householdId: household.id, was: measure.status, contactId }
  for (const subject of [`measure:${id}`, `household:${household.id}`])
    await record(tx, ctx, { subject, type: `measure.${answered}`, details })
  const held = { measure: { ...measure, status: answered }, household }
  const vars = { head, text, code }
  if (answered === 'confirmed') {
    await tellOfTurn(tx, ctx, held)
    await askNext(tx, ctx, household.id)
    return { code: 'confirmed', vars }
  }
  const request = await denyMeasure(tx, ctx, held, contactId)
  await askNext(tx, ctx, household.id)
  const { receipt, responder, due: answerDue } = request
  return { code: 'denied', vars: { head, text, receipt, responder, due: answerDue } }
}
