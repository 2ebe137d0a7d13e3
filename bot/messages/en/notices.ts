import type { Messages } from '../messages'

export const enNotices = {} satisfies Partial<Messages>
