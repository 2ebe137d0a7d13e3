/** What a message that stands alone is for, by what is to be done with it. */
export const LABELS = [
  'status',
  'objection',
  'complaint',
  'policy',
  'stop',
  'help',
  'yes',
  'no',
  'greeting',
  'visit',
  'wrong',
  'urgent',
] as const
export type Label = (typeof LABELS)[number]
