import type { Messages } from '../messages'

export const zhPolicies = {} satisfies Partial<Messages>
