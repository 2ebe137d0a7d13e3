import type { Messages } from '../messages'

export const zhObjections = {} satisfies Partial<Messages>
