import type { ReadsDeskWork } from './desk-work'

/** Words that begin the flows of complaints, for who files one. */
export const complaintWork: ReadsDeskWork = () => undefined
