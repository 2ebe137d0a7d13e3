/** What is said about inspections and what follows from them. */
export const enSupervisions = {}
