import type { ApplicationStatus } from '../../db/values/filings'
import type { RollStatus } from '../../db/values/roll'
import { addHours } from '../shared/day'

export type ApplicationRefusal = 'on_register' | 'household_closed'

/**
 * Why a household may not apply now. An exited one may: it may have fallen back. So may a
 * terminated one (终止, facts were concealed): the review sees its history and decides. A closed one
 * (整户销户) is no household any more.
 */
const REFUSALS = {
  unregistered: null,
  registered: 'on_register',
  exiting: 'on_register',
  exited: null,
  returned: 'on_register',
  closed: 'household_closed',
  terminated: null,
} as const satisfies Record<RollStatus, ApplicationRefusal | null>

export const refusalFor = (status: RollStatus): ApplicationRefusal | null => REFUSALS[status]

/** How long a withdrawal can be taken back. */
const COOLING_OFF_HOURS = 24

export const withdrawalInForceAt = (askedAt: Date): Date => addHours(askedAt, COOLING_OFF_HOURS)

/** Withdrawals asked for at this instant or before are in force. */
export const withdrawalsInForceSince = (now: Date): Date => addHours(now, -COOLING_OFF_HOURS)

/** The status that holds now: a withdrawal comes into force by the clock, not by anybody's doing. */
export function effectiveStatus(
  application: { status: ApplicationStatus; withdrawalAskedAt: Date | null },
  now: Date,
): ApplicationStatus {
  const { status, withdrawalAskedAt } = application
  if (status !== 'filed' || !withdrawalAskedAt) return status
  return now >= withdrawalInForceAt(withdrawalAskedAt) ? 'withdrawn' : 'filed'
}
