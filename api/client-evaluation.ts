// What the bot needs to know of assessment, outside evaluation, satisfaction and the overview; a part of `client.ts`.
export type { EvaluationVarKinds } from './messages/topics/evaluation'
export type { ResidencyVarKinds } from './messages/topics/residency'
export type { LeaveDraft, RecallDraft } from './residency/draft'
