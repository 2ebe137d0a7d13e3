import type { RollStatus } from '../../db/values/roll'

/** On the register and not exited 未脱贫: 监测 is told apart by what a household is watched as, wherever it stands. */
export const REGISTERED_STATUSES = [
  'registered',
  'exiting',
  'returned',
] as const satisfies RollStatus[]

/**
 * Whom any sample of households is drawn from: everybody on the roll. A household that is gone (整户销户) or whose registration
 * was ended for what it concealed (终止) stands on it no longer.
 */
export const FRAME_STATUSES = [
  ...REGISTERED_STATUSES,
  'exited',
  'unregistered',
] as const satisfies RollStatus[]

export const isRegistered = (status: RollStatus): boolean =>
  (REGISTERED_STATUSES as readonly RollStatus[]).includes(status)
