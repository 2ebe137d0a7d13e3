/**
 * What a round decides: identification 识别 puts households on the register, exit 退出 takes them off
 * it, a watch-list 监测 round says whom to watch, one of risk removal 风险消除 whom no more; poor villages 贫困村 come in and go out by their own.
 */
export const ROUND_KINDS = [
  'identification',
  'exit',
  'watch_list',
  'risk_removal',
  'village_entry',
  'village_exit',
] as const
export type RoundKind = (typeof ROUND_KINDS)[number]

/** Rounds whose cases are households; those of the other kinds are villages. */
export const HOUSEHOLD_ROUND_KINDS = [
  'identification',
  'exit',
  'watch_list',
  'risk_removal',
] as const
export type HouseholdRoundKind = (typeof HOUSEHOLD_ROUND_KINDS)[number]
export const VILLAGE_ROUND_KINDS = ['village_entry', 'village_exit'] as const
export type VillageRoundKind = (typeof VILLAGE_ROUND_KINDS)[number]

export const ROUND_STATUSES = ['open', 'closed'] as const
export type RoundStatus = (typeof ROUND_STATUSES)[number]

/** The three notices 三公示, in their order: posted in the 社, the village, the township. */
export const NOTICE_LEVELS = ['group', 'village', 'township'] as const
export type NoticeLevel = (typeof NOTICE_LEVELS)[number]

/** Where a case of a round is: at a level's visit, review and notice, or past them with the county. */
export const CASE_LEVELS = [...NOTICE_LEVELS, 'county'] as const
export type CaseLevel = (typeof CASE_LEVELS)[number]

/**
 * `drawn_up`: it has its number and its poster, and waits for the photo that proves it hangs;
 * `posted`: on the wall, its window open or over by the clock; `closed`: nothing on it waits any
 * more; `void`: its procedure was faulty, so that it has to be posted anew.
 */
export const NOTICE_STATUSES = ['drawn_up', 'posted', 'closed', 'void'] as const
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

/** Which end of a window a photo of the sheet on the wall proves. */
export const PROOF_MOMENTS = ['first', 'last'] as const
export type ProofMoment = (typeof PROOF_MOMENTS)[number]

/** `waiting` for the picture to be fetched; `refused`: no picture, or one that was shown before. */
export const PROOF_STATUSES = ['waiting', 'accepted', 'refused'] as const
export type ProofStatus = (typeof PROOF_STATUSES)[number]
