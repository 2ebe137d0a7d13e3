/** `withdrawn` takes effect 24 hours after it was asked for; until then it can be taken back. */
export const APPLICATION_STATUSES = ['filed', 'accepted', 'declined', 'withdrawn'] as const
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number]

/** How a case came into its round: 申请, 代办, 排查后通知申请, 两委提出, 漏评补录. */
export const CASE_ORIGINS = ['household', 'proxy', 'invited', 'proposed', 'left_out'] as const
export type CaseOrigin = (typeof CASE_ORIGINS)[number]

/**
 * `help` is 求助, `person` a talk with a person 人工, `question` a question nobody's text answers,
 * `undelivered` a measure that a household says never came, `unpaid` money that it says never came.
 */
export const HELP_KINDS = ['help', 'person', 'question', 'undelivered', 'unpaid'] as const
export type HelpKind = (typeof HELP_KINDS)[number]

export const HELP_STATUSES = ['open', 'answered', 'closed'] as const
export type HelpStatus = (typeof HELP_STATUSES)[number]

export const HELP_SIDES = ['contact', 'staff'] as const
export type HelpSide = (typeof HELP_SIDES)[number]
