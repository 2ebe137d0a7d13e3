import type { Messages } from '../messages'

export const enVisits = {} satisfies Partial<Messages>
