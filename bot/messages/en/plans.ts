/** What is said about plans of villages and households. */
export const enPlans = {}
