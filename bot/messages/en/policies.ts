import type { Messages } from '../messages'

export const enPolicies = {} satisfies Partial<Messages>
