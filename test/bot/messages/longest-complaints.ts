/** Every value of the kinds of complaints. */
export const COMPLAINT_VALUES = {
  complaintStatus: ['filed', 'accepted', 'decided', 'closed', 'handed_up'],
  complaintOutcome: ['founded', 'partly_founded', 'unfounded', null],
  addedKind: ['message', 'retaliation', 'review'],
} as const
