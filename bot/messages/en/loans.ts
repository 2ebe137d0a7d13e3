/** What is said about small loans. */
export const enLoans = {}
