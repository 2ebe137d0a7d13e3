import { and, eq, inArray } from 'drizzle-orm'
import { peerEvaluations, peerTasks, pressReports } from '../../db/schema'
import type { Holding } from './guards'

/** What must still be so of peer evaluation and press reports. */
export type OutsiderGuard =
  /** Of a member of staff: they have still somebody to evaluate. */
  | 'peer_waiting'
  /** Of a report of the media: its unit has not answered. */
  | 'press_unanswered'

export const OUTSIDER_HOLDING = {
  peer_waiting: (tx, { county }, ids) =>
    tx
      .selectDistinct({ id: peerTasks.askedId })
      .from(peerTasks)
      .innerJoin(
        peerEvaluations,
        and(
          eq(peerEvaluations.county, county),
          eq(peerEvaluations.id, peerTasks.evaluationId),
          eq(peerEvaluations.status, 'open'),
        ),
      )
      .where(
        and(
          eq(peerTasks.county, county),
          eq(peerTasks.status, 'asked'),
          inArray(peerTasks.askedId, ids),
        ),
      ),
  press_unanswered: (tx, { county }, ids) =>
    tx
      .select({ id: pressReports.id })
      .from(pressReports)
      .where(
        and(
          eq(pressReports.county, county),
          inArray(pressReports.id, ids),
          inArray(pressReports.status, ['open', 'contested']),
        ),
      ),
} as const satisfies Record<OutsiderGuard, Holding>
