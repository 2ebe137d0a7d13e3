/**
 * Whom an office notice 通知 reaches within its area: by where a household stands on the roll, by
 * where its case is in a round, or staff.
 */
export const BROADCAST_AUDIENCES = [
  'households',
  'registered',
  'unregistered',
  'exited',
  'watched',
  'applied',
  'posted',
  'contested',
  'declined',
  'staff',
] as const
export type BroadcastAudience = (typeof BROADCAST_AUDIENCES)[number]

/**
 * `approved`: its villages wait for their hour; `sending`: the first was queued; `done`: nothing of it
 * waits any more.
 */
export const BROADCAST_STATUSES = [
  'draft',
  'approved',
  'sending',
  'paused',
  'done',
  'cancelled',
] as const
export type BroadcastStatus = (typeof BROADCAST_STATUSES)[number]

/** How a recipient is reached: by texts, which cost money, or by a chat. */
export const BROADCAST_WAYS = ['text', 'chat'] as const
export type BroadcastWay = (typeof BROADCAST_WAYS)[number]

/** What a notice may name of each recipient's household: 户主, 人口, 村, 社, 乡, 县. */
export const BROADCAST_VARIABLES = ['户主', '人口', '村', '社', '乡', '县'] as const
export type BroadcastVariable = (typeof BROADCAST_VARIABLES)[number]
