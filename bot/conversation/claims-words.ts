import type { ReadsDeskWork } from './desk-work'

/** Words that begin the flows of acceptance, spot checks, claims and payments. */
export const claimWork: ReadsDeskWork = () => undefined
