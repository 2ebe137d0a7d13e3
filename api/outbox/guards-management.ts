import { and, eq, inArray } from 'drizzle-orm'
import { loans } from '../../db/schema'
import type { Holding } from './guards'

/** What must still be so of projects, money and integrity. */
export type ManagementGuard = 'loan_open'

export const MANAGEMENT_HOLDING = {
  loan_open: (tx, { county }, ids) =>
    tx
      .select({ id: loans.id })
      .from(loans)
      .where(and(eq(loans.county, county), inArray(loans.id, ids), eq(loans.status, 'open'))),
} as const satisfies Record<ManagementGuard, Holding>
