/** How far an outlet 媒体 reaches. */
export const OUTLET_LEVELS = ['national', 'municipal', 'county'] as const
export type OutletLevel = (typeof OUTLET_LEVELS)[number]

/** Filed by a journalist: what they saw, or what they published. Logged by the office: printed, or broadcast. */
export const PRESS_KINDS = [
  'observation', // 现场反映
  'link', // 已刊发链接
  'print', // 报刊
  'broadcast', // 广播电视
] as const
export type PressKind = (typeof PRESS_KINDS)[number]

/** Open to its unit's answer; answered; asked for once more by its journalist 质疑; rated. */
export const PRESS_STATUSES = ['open', 'answered', 'contested', 'rated'] as const
export type PressStatus = (typeof PRESS_STATUSES)[number]

export const PRESS_TRUTHS = ['true', 'partly', 'not_true'] as const
export type PressTruth = (typeof PRESS_TRUTHS)[number]
export const PRESS_TONES = ['positive', 'critical'] as const
export type PressTone = (typeof PRESS_TONES)[number]
