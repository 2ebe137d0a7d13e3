import { and, eq, inArray } from 'drizzle-orm'
import { refusalFor } from '../applications/rules'
import type { Db } from '../../db/client'
import { applications } from '../../db/schema'
import type { RollStatus } from '../../db/values/roll'
import { changeStandings, type Standing, type StandingChange } from '../archive/change-many'
import type { ArchiveDetails } from '../archive/details'
import type { ARCHIVE_EVENTS } from '../archive/state'
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
  const detailsOf = await changeStandings(tx, ctx, changesOf(reportId, year, taken))
  await recordMany(tx, ctx, [
    ...taken.flatMap((each) => eventsOf(ctx, each, reportId, year, detailsOf(each.householdId))),
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

/** Where each comes to stand; who came there by another way meanwhile is only answered. */
function changesOf(reportId: string, year: number, cases: readonly Case[]): StandingChange[] {
  return cases.map((each) => {
    const { kind, householdId, householdType: type, mainCause, otherCauses, watch } = each
    const status = NEXT_STATUS[kind](each.roll)
    const set = {
      identification: { identifiedYear: year, type, mainCause, otherCauses: otherCauses ?? [] },
      exit: { exitedYear: year },
      watch_list: { watch },
      risk_removal: { watch: null },
    } satisfies Record<Case['kind'], Standing>
    const reason = {
      identification: status === 'returned' ? 'returned' : 'identified',
      exit: 'exited',
      watch_list: 'watched',
      risk_removal: 'risk_removed',
    } as const
    return {
      householdId,
      reason: reason[kind],
      evidence: `report:${reportId}`,
      set: status ? { status, ...set[kind] } : {},
    }
  })
}

const EVENTS = {
  identification: 'household.registered',
  exit: 'household.exited',
  watch_list: 'household.watched',
  risk_removal: 'household.risk_removed',
} as const satisfies Record<Case['kind'], (typeof ARCHIVE_EVENTS)[number]>

/** All that was put down, so that the household can be told from its events alone. */
function eventsOf(
  ctx: RequestContext,
  each: Case,
  reportId: string,
  year: number,
  archived: ArchiveDetails,
) {
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
  const type = EVENTS[kind]
  return [
    { subject: `application:${applicationId}`, type, details: { ...about, ...details[kind] } },
    {
      subject: `household:${householdId}`,
      type,
      details: { ...about, ...details[kind], ...archived },
    },
  ]
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
