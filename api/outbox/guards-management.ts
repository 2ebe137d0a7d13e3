import { and, eq, inArray, isNotNull, isNull, notInArray, or } from 'drizzle-orm'
import {
  accountabilities,
  findings,
  loans,
  payments,
  projectComments,
  projects,
} from '../../db/schema'
import type { FindingStatus } from '../../db/values/integrity'
import type { Holding } from './guards'

/** What must still be so of projects, money and integrity. */
export type ManagementGuard =
  /** The household has not said whether the money came. */
  | 'payment_unanswered'
  /** Neither refused nor given up. */
  | 'project_live'
  | 'project_comment_open'
  | 'finding_open'
  | 'finding_rectified'
  /** Proposed, or contested and not decided again. */
  | 'accountability_undecided'
  | 'loan_open'

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
  payment_unanswered: (tx, { county }, ids) =>
    tx
      .select({ id: payments.id })
      .from(payments)
      .where(and(eq(payments.county, county), inArray(payments.id, ids), isNull(payments.answer))),
  project_live: (tx, { county }, ids) =>
    tx
      .select({ id: projects.id })
      .from(projects)
      .where(
        and(
          eq(projects.county, county),
          inArray(projects.id, ids),
          notInArray(projects.status, ['rejected', 'cancelled']),
        ),
      ),
  project_comment_open: (tx, { county }, ids) =>
    tx
      .select({ id: projectComments.id })
      .from(projectComments)
      .where(
        and(
          eq(projectComments.county, county),
          inArray(projectComments.id, ids),
          eq(projectComments.status, 'open'),
        ),
      ),
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
  loan_open: (tx, { county }, ids) =>
    tx
      .select({ id: loans.id })
      .from(loans)
      .where(and(eq(loans.county, county), inArray(loans.id, ids), eq(loans.status, 'open'))),
} as const satisfies Record<ManagementGuard, Holding>
