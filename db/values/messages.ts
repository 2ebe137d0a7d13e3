/** Classes in falling priority; each has its own opt-out and quiet hours. */
export const MESSAGE_CLASSES = ['answer', 'filing', 'notice', 'broadcast', 'reminder'] as const
export type MessageClass = (typeof MESSAGE_CLASSES)[number]

/** What a person may stop 退订: lists posted 公示, office notices 通知, reminders 提醒. The others always come. */
export const STOPPABLE_CLASSES = [
  'notice',
  'broadcast',
  'reminder',
] as const satisfies readonly MessageClass[]
export type StoppableClass = (typeof STOPPABLE_CLASSES)[number]

/**
 * `lost`: handed over, and nobody has heard what came of it; the provider is asked. `unknown`: the same
 * where it cannot be asked. `moved`: could not reach this address and goes to another of the same person.
 */
export const OUTBOX_STATUSES = [
  'queued',
  'sending',
  'lost',
  'sent',
  'delivered',
  'failed',
  'expired',
  'cancelled',
  'unknown',
  'moved',
] as const
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number]

/** Whether an answer rides on the webhook's own response or goes out by the worker. */
export const ANSWER_WAYS = ['response', 'outbox'] as const
export type AnswerWay = (typeof ANSWER_WAYS)[number]

/** Why nothing can be sent to an address: its owner stopped us at the provider, it is wrong, it takes calls only. */
export const ADDRESS_FAULTS = ['stop', 'fix', 'voice'] as const
export type AddressFault = (typeof ADDRESS_FAULTS)[number]
