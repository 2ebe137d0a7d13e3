import type { ReadsDeskWork } from './desk-work'

/** Words that begin the flows of what villagers ask and say about a project. */
export const projectCommentWork: ReadsDeskWork = () => undefined
