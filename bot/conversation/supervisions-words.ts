import type { ReadsDeskWork } from './desk-work'

/** Words that begin the flows of inspections and what follows from them. */
export const supervisionWork: ReadsDeskWork = () => undefined
