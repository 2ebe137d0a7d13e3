/** What is said about projects. */
export const zhProjects = {}
