import type { Messages } from '../messages'

export const zhProxies = {} satisfies Partial<Messages>
