/** Who evaluates each other 互评: townships, units of the group, or all of them mixed. */
export const PEER_FIELDS = ['townships', 'group_units', 'all'] as const
export type PeerField = (typeof PEER_FIELDS)[number]

/** What is asked about a unit depends on what it is. */
export const PEER_QUESTION_KINDS = ['township', 'group_unit'] as const
export type PeerQuestionKind = (typeof PEER_QUESTION_KINDS)[number]

export const PEER_EVALUATION_STATUSES = ['open', 'locked', 'released'] as const
export type PeerEvaluationStatus = (typeof PEER_EVALUATION_STATUSES)[number]

/** `recused`: 回避, drawn again for somebody else. */
export const PEER_TASK_STATUSES = ['asked', 'answered', 'recused'] as const
export type PeerTaskStatus = (typeof PEER_TASK_STATUSES)[number]
