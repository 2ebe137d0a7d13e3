import type { Messages } from '../messages'

export const enProxies = {} satisfies Partial<Messages>
