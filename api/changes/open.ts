import { and, gt, inArray, isNull, or, type SQL } from 'drizzle-orm'
import { withdrawalsInForceSince } from '../applications/rules'
import { changes } from '../../db/schema'

/** Neither decided nor withdrawn by the clock. */
export const isOpenChange = (now: Date): SQL | undefined =>
  and(
    inArray(changes.status, ['asked', 'checked']),
    or(
      isNull(changes.withdrawalAskedAt),
      gt(changes.withdrawalAskedAt, withdrawalsInForceSince(now)),
    ),
  )
