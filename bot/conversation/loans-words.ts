import type { ReadsDeskWork } from './desk-work'

/** Words that begin the flows of small loans. */
export const loanWork: ReadsDeskWork = () => undefined
