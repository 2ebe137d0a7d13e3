import { and, eq, gt, inArray, lte, notExists, notInArray, or } from 'drizzle-orm'
import { listWaitingCheckers } from '../check-campaigns/waiting'
import { isOpenApplication } from '../applications/open'
import { withdrawalsInForceSince } from '../applications/rules'
import type { Db } from '../../db/client'
import {
  applications,
  broadcasts,
  comparisonTasks,
  changes,
  entryVisits,
  helpRequests,
  measures,
  noticeProofs,
  notices,
  objections,
  outbox,
  signOffs,
  turns,
  villageListItems,
} from '../../db/schema'
import type { ChangeStatus } from '../../db/values/changes'
import type { MeasureStatus } from '../../db/values/registrations'
import type { VillageListStatus } from '../../db/values/village-lists'
import type { RequestContext } from '../http/context'
import { MANAGEMENT_HOLDING, type ManagementGuard } from './guards-management'
import { EVALUATION_HOLDING, type EvaluationGuard } from './guards-evaluation'
import { listUnvisited } from '../leads/unfinished'
import { isOpenChange } from '../changes/open'
import { isOpenObjection } from '../objections/open'
import { listUntoldGroups } from '../relays/open'

/** What must still be so when a message is taken to be sent; else nobody needs it any more. */
export interface Guard {
  kind:
    | ManagementGuard
    | EvaluationGuard
    | 'objection_open'
    | 'objection_withdrawn'
    | 'application_open'
    | 'help_open'
    | 'broadcast_live'
    | 'screened_eligible'
    | 'notice_drawn_up'
    | 'notice_unproved'
    | 'change_asked'
    | 'change_checked'
    | 'measure_planned'
    | 'measure_unanswered'
    /** A department still owes its records. */
    | 'comparison_open'
    | 'list_item_open'
    | 'list_item_done'
    /** Of a notice and a group: somebody there is still to be told. */
    | 'relay_untold'
    /** Of a campaign and its checker: they have still somebody to check. */
    | 'check_waiting'
    /** Of a lead nobody has visited yet, or of a member of staff who still has one to visit. */
    | 'lead_open'
    /** Of a sign-off, or of a member of staff for whom any still waits. */
    | 'sign_off_asked'
    /** Of a message to a chat: its owner has written nothing since. */
    | 'unread'
  id: string
  /** This must hold as well. */
  and?: Guard
}

export type Holding = (
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  ids: string[],
) => Promise<Id[]>
type Id = { id: string }

const measuresAt =
  (status: MeasureStatus): Holding =>
  (tx, { county }, ids) =>
    tx
      .select({ id: measures.id })
      .from(measures)
      .where(
        and(eq(measures.county, county), inArray(measures.id, ids), eq(measures.status, status)),
      )

const itemsAt =
  (status: VillageListStatus): Holding =>
  (tx, { county }, ids) =>
    tx
      .select({ id: villageListItems.id })
      .from(villageListItems)
      .where(
        and(
          eq(villageListItems.county, county),
          inArray(villageListItems.id, ids),
          eq(villageListItems.status, status),
        ),
      )

const changesAt =
  (status: ChangeStatus): Holding =>
  (tx, { county, now }, ids) =>
    tx
      .select({ id: changes.id })
      .from(changes)
      .where(
        and(
          eq(changes.county, county),
          inArray(changes.id, ids),
          eq(changes.status, status),
          isOpenChange(now),
        ),
      )

/** Of some ids those of which it still holds. A withdrawal in force leaves nothing open. */
const HOLDING = {
  objection_open: (tx, { county, now }, ids) =>
    tx
      .select({ id: objections.id })
      .from(objections)
      .where(and(eq(objections.county, county), inArray(objections.id, ids), isOpenObjection(now))),
  objection_withdrawn: (tx, { county, now }, ids) =>
    tx
      .select({ id: objections.id })
      .from(objections)
      .where(
        and(
          eq(objections.county, county),
          inArray(objections.id, ids),
          eq(objections.status, 'open'),
          lte(objections.withdrawalAskedAt, withdrawalsInForceSince(now)),
        ),
      ),
  application_open: (tx, { county, now }, ids) =>
    tx
      .select({ id: applications.id })
      .from(applications)
      .where(
        and(eq(applications.county, county), inArray(applications.id, ids), isOpenApplication(now)),
      ),
  help_open: (tx, { county }, ids) =>
    tx
      .select({ id: helpRequests.id })
      .from(helpRequests)
      .where(
        and(
          eq(helpRequests.county, county),
          inArray(helpRequests.id, ids),
          eq(helpRequests.status, 'open'),
        ),
      ),
  sign_off_asked: async (tx, { county, now }, ids) => {
    const rows = await tx
      .select({ id: signOffs.id, staffId: signOffs.staffId })
      .from(signOffs)
      .innerJoin(
        applications,
        and(eq(applications.county, county), eq(applications.id, signOffs.applicationId)),
      )
      .where(
        and(
          eq(signOffs.county, county),
          eq(signOffs.status, 'asked'),
          or(inArray(signOffs.id, ids), inArray(signOffs.staffId, ids)),
          isOpenApplication(now),
        ),
      )
    return rows.flatMap(({ id, staffId }) => [{ id }, ...(staffId ? [{ id: staffId }] : [])])
  },
  broadcast_live: (tx, { county }, ids) =>
    tx
      .select({ id: broadcasts.id })
      .from(broadcasts)
      .where(
        and(
          eq(broadcasts.county, county),
          inArray(broadcasts.id, ids),
          notInArray(broadcasts.status, ['draft', 'cancelled']),
        ),
      ),
  screened_eligible: (tx, { county }, ids) =>
    tx
      .select({ id: entryVisits.id })
      .from(entryVisits)
      .where(
        and(
          eq(entryVisits.county, county),
          inArray(entryVisits.id, ids),
          eq(entryVisits.status, 'finished'),
          eq(entryVisits.verdict, 'eligible'),
        ),
      ),
  notice_drawn_up: (tx, { county }, ids) =>
    tx
      .select({ id: notices.id })
      .from(notices)
      .where(
        and(eq(notices.county, county), inArray(notices.id, ids), eq(notices.status, 'drawn_up')),
      ),
  /** Posted, and no photo proves its last day. */
  notice_unproved: (tx, { county }, ids) =>
    tx
      .select({ id: notices.id })
      .from(notices)
      .where(
        and(
          eq(notices.county, county),
          inArray(notices.id, ids),
          eq(notices.status, 'posted'),
          notExists(
            tx
              .select({ id: noticeProofs.mediaId })
              .from(noticeProofs)
              .where(
                and(
                  eq(noticeProofs.county, county),
                  eq(noticeProofs.noticeId, notices.id),
                  eq(noticeProofs.moment, 'last'),
                  eq(noticeProofs.status, 'accepted'),
                ),
              ),
          ),
        ),
      ),
  unread: (tx, { county }, ids) =>
    tx
      .select({ id: outbox.id })
      .from(outbox)
      .where(
        and(
          eq(outbox.county, county),
          inArray(outbox.id, ids),
          notExists(
            tx
              .select({ id: turns.id })
              .from(turns)
              .where(
                and(
                  eq(turns.county, county),
                  eq(turns.contactId, outbox.contactId),
                  gt(turns.receivedAt, outbox.sentAt),
                ),
              ),
          ),
        ),
      ),
  comparison_open: (tx, { county }, ids) =>
    tx
      .select({ id: comparisonTasks.id })
      .from(comparisonTasks)
      .where(
        and(
          eq(comparisonTasks.county, county),
          inArray(comparisonTasks.id, ids),
          eq(comparisonTasks.status, 'open'),
        ),
      ),
  change_asked: changesAt('asked'),
  change_checked: changesAt('checked'),
  measure_planned: measuresAt('planned'),
  measure_unanswered: measuresAt('delivered'),
  list_item_open: itemsAt('open'),
  list_item_done: itemsAt('done'),
  relay_untold: listUntoldGroups,
  check_waiting: listWaitingCheckers,
  lead_open: listUnvisited,
  ...MANAGEMENT_HOLDING,
  ...EVALUATION_HOLDING,
} as const satisfies Record<Guard['kind'], Holding>

const keyOf = ({ kind, id }: Guard) => `${kind}:${id}`

/** Tells for each of some guards whether it holds: one query a kind, however many messages wait. */
export async function guardsHolding(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  guards: readonly Guard[],
): Promise<(guard: Guard) => boolean> {
  const holding = new Set<string>()
  for (const [kind, same] of Map.groupBy(guards, (guard) => guard.kind)) {
    const rows = await HOLDING[kind](tx, ctx, [...new Set(same.map(({ id }) => id))])
    for (const { id } of rows) holding.add(keyOf({ kind, id }))
  }
  return (guard) => holding.has(keyOf(guard))
}
