/** What is said about funds. */
export const enFunds = {}
