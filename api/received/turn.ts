import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks, measures, outbox, payments } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { askingTime, REMIND_HOURS } from '../measures/rules'
import { addHours } from '../shared/day'

/** What a household is asked about one after the other: a measure, or money that was paid. */
interface Question {
  of: 'measure' | 'payment'
  id: string
  askedAt: Date
}

export const askingPurpose = ({ of, id }: Pick<Question, 'of' | 'id'>) => `${of}:${id}:asked`
export const remindingPurpose = (id: string) => `payment:${id}:reminded`

/** Questions 收到没? a household has not answered, put or to be put, the first first. */
async function listAsked(tx: Db, county: string, householdId: string): Promise<Question[]> {
  const rows = await tx.execute<{ of: Question['of']; id: string; askedAt: string }>(sql`
    select 'measure' as of, m.id, m.asked_at as "askedAt" from measures m
     where m.county = ${county} and m.household_id = ${householdId} and m.status = 'delivered'
       and m.asked_at is not null
    union all
    select 'payment' as of, p.id, p.asked_at as "askedAt" from payments p
     where p.county = ${county} and p.household_id = ${householdId} and p.answer is null
       and p.asked_at is not null
     order by 3, 2`)
  return [...rows].map(({ askedAt, ...row }) => ({ ...row, askedAt: new Date(askedAt) }))
}

/** When a household is asked about something more: one question at a time. */
export async function nextAskingTime(
  tx: Db,
  { county, now }: RequestContext,
  householdId: string,
): Promise<Date> {
  const asked = await listAsked(tx, county, householdId)
  return askingTime(now, asked.at(-1)?.askedAt ?? null)
}

/**
 * Once a question is answered those behind it need not wait for its time to be over: the first is put
 * now, each other when the one before it is over.
 */
export async function askNext(tx: Db, ctx: RequestContext, householdId: string): Promise<void> {
  const { county, now } = ctx
  const asked = await listAsked(tx, county, householdId)
  const phones = await tx
    .selectDistinct({ id: contactLinks.contactId })
    .from(contactLinks)
    .where(and(eq(contactLinks.county, county), eq(contactLinks.householdId, householdId)))
  let last: Date | null = null
  for (const question of asked.filter(({ askedAt }) => askedAt > now)) {
    last = askingTime(now, last)
    await setAskedAt(tx, county, question, last)
    const when = [[askingPurpose(question), last] as const]
    if (question.of === 'payment')
      when.push([remindingPurpose(question.id), addHours(last, REMIND_HOURS)])
    for (const [purpose, notBefore] of when)
      await tx
        .update(outbox)
        .set({ notBefore })
        .where(
          and(
            eq(outbox.county, county),
            inArray(
              outbox.purpose,
              phones.map((phone) => `${purpose}:${phone.id}`),
            ),
            eq(outbox.status, 'queued'),
          ),
        )
  }
}

async function setAskedAt(tx: Db, county: string, { of, id }: Question, askedAt: Date) {
  if (of === 'measure')
    await tx
      .update(measures)
      .set({ askedAt })
      .where(and(eq(measures.county, county), eq(measures.id, id)))
  else
    await tx
      .update(payments)
      .set({ askedAt })
      .where(and(eq(payments.county, county), eq(payments.id, id), isNull(payments.answer)))
}
