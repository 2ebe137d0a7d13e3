/** Whether the API said that this is not theirs to see or do; its typed client knows only what goes well. */
export const isForbidden = ({ status }: { status: number }): boolean => status === 403
