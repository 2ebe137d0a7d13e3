/** The four sign-offs 四审: 贫困户本人, 村党支部书记, 第一书记, 乡镇党委成员. */
export const SIGN_OFF_ROLES = [
  'household',
  'village_secretary',
  'first_secretary',
  'township_committee',
] as const
export type SignOffRole = (typeof SIGN_OFF_ROLES)[number]

/** `void`: what was signed has changed since, or somebody else refused. */
export const SIGN_OFF_STATUSES = ['asked', 'signed', 'refused', 'void'] as const
export type SignOffStatus = (typeof SIGN_OFF_STATUSES)[number]

/** By the one-time code texted back, by signature on paper, by hand-print 手印. */
export const SIGN_OFF_WAYS = ['code', 'paper', 'hand_print'] as const
export type SignOffWay = (typeof SIGN_OFF_WAYS)[number]
