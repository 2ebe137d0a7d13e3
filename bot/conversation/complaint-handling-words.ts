import type { ReadsDeskWork } from './desk-work'

/** Words that begin the flows of complaints, for who handles one. */
export const handlingWork: ReadsDeskWork = () => undefined
