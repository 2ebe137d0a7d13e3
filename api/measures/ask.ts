import type { Db } from '../../db/client'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { findResponder } from '../help/responders'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { askingPurpose, nextAskingTime } from '../received/turn'
import { type Household, type Measure, setMeasure } from './find'

/**
 * Asks the household 收到没? on its phones, one measure at a time. Where it has no phone a cadre who
 * has not delivered it is to ask at the next visit.
 * @returns whether a phone is asked
 */
export async function askReceived(
  tx: Db,
  ctx: RequestContext,
  household: Household,
  measure: Measure,
): Promise<boolean> {
  const { county } = ctx
  const { id, code, content: text } = measure
  const askedAt = await nextAskingTime(tx, ctx, household.id)
  const phones = await tellHousehold(tx, ctx, {
    householdId: household.id,
    purpose: askingPurpose({ of: 'measure', id }),
    say: {
      ...say('measure.received', { head: household.headName, text, code }),
      choices: receivedChoices(code),
    },
    notBefore: askedAt,
    guard: { kind: 'measure_unanswered', id },
  })
  if (phones === 0) {
    await tellVisitor(tx, ctx, household, measure)
    return false
  }
  await setMeasure(tx, county, id, { askedAt })
  const details = { measureId: id, askedAt: askedAt.toISOString() }
  await record(tx, ctx, { subject: `measure:${id}`, type: 'measure.asked', details })
  return true
}

/** Buttons stay pressable for ever, so that each carries what it is about. */
export const receivedChoices = (code: string) => [
  { id: `received-${code}`, say: say('measure.yes', {}) },
  { id: `missing-${code}`, say: say('measure.no', {}) },
]

/** The nearest cadre who is neither who delivered it nor who was responsible. */
async function tellVisitor(
  tx: Db,
  ctx: RequestContext,
  household: Household,
  { id, code, content: text, deliveredBy, ownerId }: Measure,
): Promise<void> {
  const { county } = ctx
  const place = { areaPath: household.areaPath, householdId: household.id, askerIndex: null }
  const barred = [deliveredBy, ownerId].flatMap((staffId) => staffId ?? [])
  const visitor = await findResponder(tx, ctx, place, undefined, barred)
  if (!visitor) return
  const area = await areaInWords(tx, county, household.areaPath)
  const message = say('measure.ask_at_visit', { head: household.headName, area, text, code })
  const purpose = `measure:${id}:visit`
  await tellStaff(tx, ctx, {
    staffId: visitor.staffId,
    asker: ANYWHERE,
    purpose,
    say: message,
    class: 'reminder',
    guard: { kind: 'measure_unanswered', id },
  })
  const details = { measureId: id, askedBy: visitor.staffId }
  await record(tx, ctx, { subject: `measure:${id}`, type: 'measure.given_to_ask', details })
}
