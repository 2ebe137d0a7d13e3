/** What people type. Digits only, the last a check digit; the length alone tells the kind. */
export const CODE_LENGTHS = {
  notice: 6,
  link: 7,
  project: 9,
  receipt: 10,
  complaint: 16,
} as const
export type CodeKind = keyof typeof CODE_LENGTHS
export const CODE_KINDS = ['notice', 'link', 'project', 'receipt', 'complaint'] as const
