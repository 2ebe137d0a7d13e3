import type { Messages } from '../messages'

export const zhAttachments = {} satisfies Partial<Messages>
