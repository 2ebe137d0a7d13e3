/** Classes in falling priority; each has its own opt-out and quiet hours. */
export const MESSAGE_CLASSES = ['answer', 'filing', 'notice', 'broadcast', 'reminder'] as const
export type MessageClass = (typeof MESSAGE_CLASSES)[number]

/** `unknown`: handed over, but the process died before the provider's word was recorded. */
export const OUTBOX_STATUSES = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'failed',
  'expired',
  'cancelled',
  'unknown',
] as const
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number]

/** Whether an answer rides on the webhook's own response or goes out by the worker. */
export const ANSWER_WAYS = ['response', 'outbox'] as const
export type AnswerWay = (typeof ANSWER_WAYS)[number]
