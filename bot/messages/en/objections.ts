import type { Messages } from '../messages'

export const enObjections = {} satisfies Partial<Messages>
