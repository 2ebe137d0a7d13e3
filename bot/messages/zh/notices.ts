import type { Messages } from '../messages'

export const zhNotices = {} satisfies Partial<Messages>
