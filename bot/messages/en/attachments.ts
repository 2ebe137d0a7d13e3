import type { Messages } from '../messages'

export const enAttachments = {} satisfies Partial<Messages>
