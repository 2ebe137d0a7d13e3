/** What is said about acceptance, spot checks, claims and payments. */
export const zhClaims = {}
