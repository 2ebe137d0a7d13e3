/** What is said about complaints, for who files one. */
export const enComplaints = {}
