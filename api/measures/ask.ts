import { and, asc, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, measures, outbox } from '../../db/schema'
import { areaInWords } from '../areas/words'
import { record } from '../audit/record'
import { findResponder } from '../help/responders'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { tellHousehold } from '../links/tell-household'
import { say } from '../messages/templates'
import { type Household, type Measure, setMeasure } from './find'
import { askingTime } from './rules'

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
  const { county, now } = ctx
  const { id, code, content: text } = measure
  const askedAt = askingTime(now, await lastAskedOf(tx, county, household.id))
  const phones = await tellHousehold(tx, ctx, {
    householdId: household.id,
    purpose: askingPurpose(id),
    say: {
      ...say('measure.received', { head: household.headName, text, code }),
      choices: choices(code),
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

const askingPurpose = (id: string) => `measure:${id}:asked`

/** Buttons stay pressable for ever, so that each carries what it is about. */
const choices = (code: string) => [
  { id: `received-${code}`, say: say('measure.yes', {}) },
  { id: `missing-${code}`, say: say('measure.no', {}) },
]

/** The latest question to the household whose time may still run, put or to be put. */
async function lastAskedOf(tx: Db, county: string, householdId: string): Promise<Date | null> {
  const [last] = await tx
    .select({ askedAt: measures.askedAt })
    .from(measures)
    .where(
      and(
        eq(measures.county, county),
        eq(measures.householdId, householdId),
        eq(measures.status, 'delivered'),
        isNotNull(measures.askedAt),
      ),
    )
    .orderBy(desc(measures.askedAt))
    .limit(1)
  return last?.askedAt ?? null
}

/**
 * Once a question is answered those behind it need not wait for its time to be over: the first is put
 * now, each other when the one before it is over.
 */
export async function askNext(tx: Db, ctx: RequestContext, householdId: string): Promise<void> {
  const { county, now } = ctx
  const waiting = await tx
    .select({ id: measures.id })
    .from(measures)
    .where(
      and(
        eq(measures.county, county),
        eq(measures.householdId, householdId),
        eq(measures.status, 'delivered'),
        gt(measures.askedAt, now),
      ),
    )
    .orderBy(asc(measures.askedAt), asc(measures.id))
  const phones = await tx
    .selectDistinct({ id: contactLinks.contactId })
    .from(contactLinks)
    .where(and(eq(contactLinks.county, county), eq(contactLinks.householdId, householdId)))
  let last: Date | null = null
  for (const { id } of waiting) {
    last = askingTime(now, last)
    await setMeasure(tx, county, id, { askedAt: last })
    const purposes = phones.map((phone) => `${askingPurpose(id)}:${phone.id}`)
    await tx
      .update(outbox)
      .set({ notBefore: last })
      .where(
        and(
          eq(outbox.county, county),
          inArray(outbox.purpose, purposes),
          eq(outbox.status, 'queued'),
        ),
      )
  }
}

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
