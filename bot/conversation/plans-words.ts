import type { ReadsDeskWork } from './desk-work'

/** Words that begin the flows of plans of villages and households. */
export const planWork: ReadsDeskWork = () => undefined
