import { and, eq, inArray, isNull } from 'drizzle-orm'
import { payments } from '../../db/schema'
import type { Holding } from './guards'

/** What must still be so of projects, money and integrity. */
export type ManagementGuard =
  /** The household has not said whether the money came. */
  'payment_unanswered'

export const MANAGEMENT_HOLDING = {
  payment_unanswered: (tx, { county }, ids) =>
    tx
      .select({ id: payments.id })
      .from(payments)
      .where(and(eq(payments.county, county), inArray(payments.id, ids), isNull(payments.answer))),
} as const satisfies Record<ManagementGuard, Holding>
