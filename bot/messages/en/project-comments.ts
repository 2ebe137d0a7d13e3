/** What is said about what villagers ask and say about a project. */
export const enProjectComments = {}
