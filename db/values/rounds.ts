/** What a round decides: identification 识别 puts households on the register. */
export const ROUND_KINDS = ['identification'] as const
export type RoundKind = (typeof ROUND_KINDS)[number]

export const ROUND_STATUSES = ['open', 'closed'] as const
export type RoundStatus = (typeof ROUND_STATUSES)[number]

/** The three notices 三公示, in their order: posted in the 社, the village, the township. */
export const NOTICE_LEVELS = ['group', 'village', 'township'] as const
export type NoticeLevel = (typeof NOTICE_LEVELS)[number]

/**
 * `posted`: on the wall, its window open or over by the clock; `closed`: nothing on it waits any
 * more; `void`: its procedure was faulty, so that it has to be posted anew.
 */
export const NOTICE_STATUSES = ['posted', 'closed', 'void'] as const
export type NoticeStatus = (typeof NOTICE_STATUSES)[number]

/**
 * What became of a household on a list: `severed` 暂缓 waits for its objection while the rest goes on,
 * `removed` left the list by a decision or a withdrawal, `advanced` went up a level or was registered.
 */
export const ENTRY_STATUSES = ['listed', 'severed', 'removed', 'advanced'] as const
export type EntryStatus = (typeof ENTRY_STATUSES)[number]

/** Grounds of an objection 异议: 不该评上, 漏评, 情况不实, 程序不对. */
export const OBJECTION_GROUNDS = [
  'should_not_be_listed',
  'left_out',
  'wrong_facts',
  'faulty_procedure',
] as const
export type ObjectionGround = (typeof OBJECTION_GROUNDS)[number]

/** How it reached us: by the filer's own message, or written down by a cadre from paper or speech. */
export const OBJECTION_WAYS = ['message', 'paper', 'speech'] as const
export type ObjectionWay = (typeof OBJECTION_WAYS)[number]

/** `upheld` 成立, `rejected` 不成立; `withdrawn` comes into force 24 hours after it was asked for. */
export const OBJECTION_STATUSES = ['open', 'upheld', 'rejected', 'withdrawn'] as const
export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number]
