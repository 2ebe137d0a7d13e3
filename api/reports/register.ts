import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { refusalFor } from '../applications/rules'
import type { Db } from '../../db/client'
import { applications, households } from '../../db/schema'
import type { RollStatus } from '../../db/values/roll'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { tellHouseholds } from '../links/tell-household'
import { say } from '../messages/templates'
import { leaveLedgerBy } from '../monitoring/ledger'
import { dayOf } from '../shared/day'
import type { Case } from './cases'

export interface Registering {
  reportId: string
  /** Of the round. */
  year: number
  /** All of one kind, complete, and their households held by the caller. */
  cases: readonly Case[]
}

/** What is put down of a household with an announcement, and what its event keeps of it. */
type Changed = Partial<Record<keyof typeof households.$inferInsert, SQL | string | number | null>>

/** Where the kind of the cases leaves a household that stands so; null: it is only answered. */
const NEXT_STATUS = {
  identification: (status) =>
    refusalFor(status) ? null : status === 'exited' ? 'returned' : 'registered',
  exit: (status) => (['registered', 'exiting', 'returned'].includes(status) ? 'exited' : null),
  // Watched whatever it is on the roll.
  watch_list: (status) => status,
  risk_removal: (status) => status,
} as const satisfies Record<Case['kind'], (status: RollStatus) => RollStatus | null>

/**
 * What an announcement brings into force: on the register 纳入, off it 退出, watched 监测 or no more 风险消除. Who came there
 * by another way meanwhile is only answered; who is no household any more is declined.
 */
export async function registerCases(
  tx: Db,
  ctx: RequestContext,
  { reportId, year, cases }: Registering,
): Promise<void> {
  const closed = cases.filter(({ roll }) => roll === 'closed')
  const taken = cases.filter(({ roll }) => roll !== 'closed')
  await decide(tx, ctx, taken, 'accepted')
  await decide(tx, ctx, closed, 'declined')
  for (const [next, same] of Map.groupBy(taken, ({ kind, roll }) => NEXT_STATUS[kind](roll)))
    if (next) await change(tx, ctx, same, next, year)
  await recordMany(tx, ctx, [
    ...taken.flatMap((each) => eventsOf(ctx, each, reportId, year)),
    ...closed.flatMap(({ applicationId, householdId }) =>
      [`application:${applicationId}`, `household:${householdId}`].map((subject) => ({
        subject,
        type: 'application.declined',
        details: { applicationId, householdId, reportId },
      })),
    ),
  ])
  for (const [kind, same] of Map.groupBy(taken, (each) => each.kind)) {
    const ids = same.map(({ householdId }) => householdId)
    if (kind === 'identification') await leaveLedgerBy(tx, ctx, ids, 'registered')
    if (kind === 'watch_list') await leaveLedgerBy(tx, ctx, ids, 'watched')
  }
  await tellTaken(tx, ctx, reportId, taken)
}

async function decide(
  tx: Db,
  { county, now }: RequestContext,
  cases: readonly Case[],
  status: 'accepted' | 'declined',
) {
  if (cases.length === 0) return
  const ids = cases.map(({ applicationId }) => applicationId)
  await tx
    .update(applications)
    .set({ status, decidedOn: dayOf(now) })
    .where(and(eq(applications.county, county), inArray(applications.id, ids)))
}

/** In one statement for all of a kind that come to stand so: type and causes are each case's own. */
async function change(
  tx: Db,
  { county, now }: RequestContext,
  cases: readonly Case[],
  status: RollStatus,
  year: number,
) {
  const [first] = cases
  if (!first) return
  const statusSince = dayOf(now)
  const set = {
    identification: {
      status,
      statusSince,
      identifiedYear: year,
      type: sql`${applications.householdType}`,
      mainCause: sql`${applications.mainCause}`,
      otherCauses: sql`${applications.otherCauses}`,
    },
    exit: { status, statusSince, exitedYear: year },
    watch_list: { watch: sql`${applications.watch}` },
    risk_removal: { watch: null },
  } satisfies Record<Case['kind'], Changed>
  await tx
    .update(households)
    .set(set[first.kind])
    .from(applications)
    .where(
      and(
        eq(households.county, county),
        eq(applications.county, county),
        eq(applications.householdId, households.id),
        inArray(
          applications.id,
          cases.map(({ applicationId }) => applicationId),
        ),
      ),
    )
}

const EVENTS = {
  identification: 'household.registered',
  exit: 'household.exited',
  watch_list: 'household.watched',
  risk_removal: 'household.risk_removed',
} as const satisfies Record<Case['kind'], string>

/** All that was put down, so that the household can be told from its events alone. */
function eventsOf(ctx: RequestContext, each: Case, reportId: string, year: number) {
  const { kind, applicationId, householdId, householdType, mainCause, otherCauses, watch } = each
  const status = NEXT_STATUS[kind](each.roll) ?? each.roll
  const about = { applicationId, householdId, reportId }
  const since = dayOf(ctx.now)
  const details = {
    identification: { year, status, since, type: householdType, mainCause, otherCauses },
    exit: { year, status, since },
    watch_list: { watch, since },
    risk_removal: { watch: null, since },
  } satisfies Record<Case['kind'], object>
  return [`application:${applicationId}`, `household:${householdId}`].map((subject) => ({
    subject,
    type: EVENTS[kind],
    details: { ...about, ...details[kind] },
  }))
}

async function tellTaken(tx: Db, ctx: RequestContext, reportId: string, taken: readonly Case[]) {
  const day = dayOf(ctx.now)
  const told = taken.map(({ kind, householdId, applicationId, head }) => ({
    householdId,
    purpose: `report:${reportId}:announced:${applicationId}`,
    say: {
      identification: say('report.registered', { head, day }),
      exit: say('report.exited', { head, day }),
      watch_list: say('report.watched', { head, day }),
      risk_removal: say('report.risk_removed', { head, day }),
    }[kind],
  }))
  await tellHouseholds(tx, ctx, told)
}
