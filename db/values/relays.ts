/**
 * Why no message brings an office notice to a household: it has no phone, phones or chats nothing can
 * be sent to, all its messages failed, or nobody knows whether any arrived.
 */
export const RELAY_REASONS = ['no_phone', 'unreachable', 'failed', 'unknown'] as const
export type RelayReason = (typeof RELAY_REASONS)[number]

/** How a household was told instead. */
export const RELAY_WAYS = ['in_person', 'by_call', 'loudspeaker'] as const
export type RelayWay = (typeof RELAY_WAYS)[number]
