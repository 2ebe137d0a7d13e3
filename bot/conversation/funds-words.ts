import type { ReadsDeskWork } from './desk-work'

/** Words that begin the flows of funds. */
export const fundWork: ReadsDeskWork = () => undefined
