/** Whom an office notice 通知 reaches within its area. */
export const BROADCAST_AUDIENCES = ['households', 'registered', 'staff'] as const
export type BroadcastAudience = (typeof BROADCAST_AUDIENCES)[number]

export const BROADCAST_STATUSES = ['draft', 'approved', 'cancelled'] as const
export type BroadcastStatus = (typeof BROADCAST_STATUSES)[number]
