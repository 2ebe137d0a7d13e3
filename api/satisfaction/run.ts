import { and, eq, lt, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { satisfactionSurveys } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { inTransaction } from '../http/write'
import { dayOf } from '../shared/day'
import { askDue, remindDue } from './ask'
import { planOccasions } from './occasions'

/** What is due of all surveys: closes those that are over, plans what is asked by itself, asks and reminds. */
export async function runSatisfaction(
  ctx: RequestContext,
): Promise<{ asked: number; reminded: number }> {
  const { db } = ctx.deps.connection
  await inTransaction(db, (tx) => closeOver(tx, ctx))
  await inTransaction(db, (tx) => planOccasions(tx, ctx))
  const done = { asked: 0, reminded: 0 }
  // Some at a time: a worker that dies leaves the others to the next one.
  for (let some = 1; some > 0; done.asked += some)
    some = await inTransaction(db, (tx) => askDue(tx, ctx))
  for (let some = 1; some > 0; done.reminded += some)
    some = await inTransaction(db, (tx) => remindDue(tx, ctx))
  return done
}

/** After its last day no answer counts any more, and what was found may be seen: once, and the same ever after. */
async function closeOver(tx: Db, ctx: RequestContext): Promise<void> {
  const { county, now } = ctx
  const today = dayOf(now)
  const over = await tx
    .update(satisfactionSurveys)
    .set({ status: 'closed', closedOn: today })
    .where(
      and(
        eq(satisfactionSurveys.county, county),
        eq(satisfactionSurveys.status, 'asking'),
        lt(satisfactionSurveys.endsOn, today),
      ),
    )
    .returning({ id: satisfactionSurveys.id })
  for (const { id } of over.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    await tx.execute(sql`
      update satisfaction_draws set status = 'called_off'
       where county = ${county} and survey_id = ${id} and status = 'waiting'`)
    await record(tx, ctx, {
      subject: `satisfaction:${id}`,
      type: 'satisfaction.closed',
      details: {},
    })
  }
}
