import type { Messages } from '../messages'

export const zhBroadcasts = {} satisfies Partial<Messages>
