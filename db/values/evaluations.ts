/** Where an outside evaluation 第三方评估 stands; the assessed see nothing of it before it is released. */
export const EVALUATION_STATUSES = ['field', 'locked', 'released', 'published'] as const
export type EvaluationStatus = (typeof EVALUATION_STATUSES)[number]

/**
 * What households are told apart by before any is drawn (domain.md 7.2): how they stand on the register, with those off it
 * who need the most 重点户 apart; or, as in Guangdong, registered ones by labour.
 */
export const SAMPLE_KINDS = [
  'registered', // 未脱贫
  'exited', // 已脱贫
  'key', // 未建档的低保户、特困户、监测户
  'ordinary', // 一般农户
  'with_labour', // 有劳力的贫困户
  'not_poor', // 非贫困户
  'without_labour', // 无劳力的贫困户
] as const
export type SampleKind = (typeof SAMPLE_KINDS)[number]

export const KINDS_BY = {
  standing: ['registered', 'exited', 'key', 'ordinary'],
  labour: ['with_labour', 'not_poor', 'without_labour'],
} as const satisfies Record<string, readonly SampleKind[]>

/** A household drawn: to be asked, asked, given up for another, or in reserve. */
export const SAMPLE_STATUSES = ['waiting', 'done', 'replaced', 'reserve'] as const
export type SampleStatus = (typeof SAMPLE_STATUSES)[number]

/** Why another household is asked in its place. */
export const MISS_REASONS = ['absent', 'moved', 'refused'] as const
export type MissReason = (typeof MISS_REASONS)[number]

/** What the evaluators made of a gap, reviewed the same night. */
export const DOUBT_STATES = ['none', 'open', 'confirmed', 'dismissed'] as const
export type DoubtState = (typeof DOUBT_STATES)[number]

export const QUESTION_TYPES = ['yes_no', 'number', 'choice', 'text', 'scale'] as const
export type QuestionType = (typeof QUESTION_TYPES)[number]

/**
 * What an answer counts for: one of 两不愁三保障, which a no puts in doubt; 认可; or nothing but itself.
 */
export const QUESTION_MEANINGS = ['assurance', 'approval', 'other'] as const
export type QuestionMeaning = (typeof QUESTION_MEANINGS)[number]

export const EVALUATION_REPLY_STATUSES = ['open', 'upheld', 'declined'] as const
export type EvaluationReplyStatus = (typeof EVALUATION_REPLY_STATUSES)[number]

/** The rates of county exit 三率一度 (domain.md 2.5). */
export const EXIT_RATES = ['incidence', 'wrong_exit', 'missed', 'approval'] as const
export type ExitRate = (typeof EXIT_RATES)[number]
