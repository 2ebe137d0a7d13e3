import type { ReadsDeskWork } from './desk-work'

/** Words that begin the flows of projects. */
export const projectWork: ReadsDeskWork = () => undefined
