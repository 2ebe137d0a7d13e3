import { and, eq, gt, isNull, or, type SQL } from 'drizzle-orm'
import { applications } from '../../db/schema'
import { withdrawalsInForceSince } from './rules'

/** Filed and undecided, and not withdrawn by the clock. */
export const isOpenApplication = (now: Date): SQL | undefined =>
  and(
    eq(applications.status, 'filed'),
    or(
      isNull(applications.withdrawalAskedAt),
      gt(applications.withdrawalAskedAt, withdrawalsInForceSince(now)),
    ),
  )
