import { and, eq, inArray } from 'drizzle-orm'
import { refusalFor } from '../applications/rules'
import type { Db } from '../../db/client'
import { applications, households } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import type { Entry } from './entries'
import type { Notice } from './find'
import { tellListed } from './tell'

type Household = typeof households.$inferSelect

interface Registering {
  ready: readonly Entry[]
  /** Held by the caller. */
  households: readonly Household[]
  /** Of the round. */
  year: number
}

/**
 * Puts on the register whom the last list was posted for in vain: nobody contests them. Who came onto
 * it by another way meanwhile is only answered; who is no household any more is not registered.
 */
export async function register(
  tx: Db,
  ctx: RequestContext,
  { id: noticeId }: Notice,
  { ready, households: held, year }: Registering,
): Promise<readonly Entry[]> {
  const { county } = ctx
  const isClosed = new Set(
    held.filter(({ status }) => refusalFor(status) === 'household_closed').map(({ id }) => id),
  )
  const closed = ready.filter(({ householdId }) => isClosed.has(householdId))
  const taken = ready.filter(({ householdId }) => !isClosed.has(householdId))
  const ids = new Set(taken.map(({ householdId }) => householdId))
  const fresh = held.filter(({ id, status }) => ids.has(id) && refusalFor(status) === null)
  await decide(tx, ctx, taken, 'accepted')
  await decide(tx, ctx, closed, 'declined')
  await setRegistered(tx, county, fresh, year)
  const eventsOf = (type: string, entries: readonly Entry[]) =>
    entries.flatMap(({ householdId, application }) => {
      const details = { applicationId: application.id, householdId, noticeId, year }
      const subjects = [`application:${application.id}`, `household:${householdId}`]
      return subjects.map((subject) => ({ subject, type, details }))
    })
  await recordMany(tx, ctx, [
    ...eventsOf('household.registered', taken),
    ...eventsOf('application.declined', closed),
  ])
  const saying = (head: string) => say('notice.registered', { head, year })
  await tellListed(tx, ctx, { noticeId, what: 'registered', entries: taken, saying })
  return taken
}

async function decide(
  tx: Db,
  { county, now }: RequestContext,
  entries: readonly Entry[],
  status: 'accepted' | 'declined',
) {
  if (entries.length === 0) return
  const ids = entries.map(({ application }) => application.id)
  await tx
    .update(applications)
    .set({ status, decidedOn: dayOf(now) })
    .where(and(eq(applications.county, county), inArray(applications.id, ids)))
}

/** Who had left the register is `returned` 返贫; the year is that of the round. */
async function setRegistered(tx: Db, county: string, fresh: readonly Household[], year: number) {
  for (const [status, some] of Map.groupBy(fresh, (each) =>
    each.status === 'exited' ? ('returned' as const) : ('registered' as const),
  )) {
    const ids = some.map(({ id }) => id)
    await tx
      .update(households)
      .set({ status, identifiedYear: year })
      .where(and(eq(households.county, county), inArray(households.id, ids)))
  }
}
