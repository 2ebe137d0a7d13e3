import type { ReadsDeskWork } from './desk-work'

/** Words that begin the flows of declarations of kin and interests. */
export const declarationWork: ReadsDeskWork = () => undefined
