/** What is said about complaints, for who handles one. */
export const zhComplaintHandling = {}
