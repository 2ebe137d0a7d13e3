/** What is said about declarations of kin and interests. */
export const zhDeclarations = {}
