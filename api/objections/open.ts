import { and, eq, gt, isNull, or, type SQL } from 'drizzle-orm'
import { withdrawalsInForceSince } from '../applications/rules'
import { objections } from '../../db/schema'

/** Undecided, and not withdrawn: a withdrawal comes into force by the clock, not by anybody's doing. */
export const isOpenObjection = (now: Date): SQL | undefined =>
  and(
    eq(objections.status, 'open'),
    or(
      isNull(objections.withdrawalAskedAt),
      gt(objections.withdrawalAskedAt, withdrawalsInForceSince(now)),
    ),
  )
