import type { StaffRole } from './staff'

/** Who is posted to a village 驻村 and owes it days. */
export const RESIDENT_ROLES = [
  'first_secretary',
  'resident_cadre',
] as const satisfies readonly StaffRole[]
export type ResidentRole = (typeof RESIDENT_ROLES)[number]

/** `ended` 销假: back before its last day, or called off. */
export const LEAVE_STATUSES = ['asked', 'approved', 'refused', 'ended'] as const
export type LeaveStatus = (typeof LEAVE_STATUSES)[number]

/** A township proposes a recall 召回, another person at the county decides. */
export const RECALL_STATUSES = ['proposed', 'recalled', 'refused'] as const
export type RecallStatus = (typeof RECALL_STATUSES)[number]
