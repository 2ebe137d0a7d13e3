import type { Messages } from '../messages'

export const enBroadcasts = {} satisfies Partial<Messages>
