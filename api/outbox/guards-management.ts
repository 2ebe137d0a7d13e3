import { and, eq, inArray, isNotNull, or } from 'drizzle-orm'
import { accountabilities, findings } from '../../db/schema'
import type { FindingStatus } from '../../db/values/integrity'
import type { Holding } from './guards'

/** What must still be so of projects, money and integrity. */
export type ManagementGuard =
  | 'finding_open'
  | 'finding_rectified'
  /** Proposed, or contested and not decided again. */
  | 'accountability_undecided'

const findingsAt =
  (status: FindingStatus): Holding =>
  (tx, { county }, ids) =>
    tx
      .select({ id: findings.id })
      .from(findings)
      .where(
        and(eq(findings.county, county), inArray(findings.id, ids), eq(findings.status, status)),
      )

export const MANAGEMENT_HOLDING = {
  finding_open: findingsAt('open'),
  finding_rectified: findingsAt('rectified'),
  accountability_undecided: (tx, { county }, ids) =>
    tx
      .select({ id: accountabilities.id })
      .from(accountabilities)
      .where(
        and(
          eq(accountabilities.county, county),
          inArray(accountabilities.id, ids),
          or(
            eq(accountabilities.status, 'proposed'),
            and(eq(accountabilities.status, 'decided'), isNotNull(accountabilities.contestedOn)),
          ),
        ),
      ),
} as const satisfies Record<ManagementGuard, Holding>
