import type { Messages } from '../messages'

export const zhVisits = {} satisfies Partial<Messages>
