import type { Holding } from './guards'

/** What must still be so of projects, money and integrity. */
export type ManagementGuard = never

export const MANAGEMENT_HOLDING = {} as const satisfies Record<ManagementGuard, Holding>
