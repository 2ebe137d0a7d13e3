// What the bot needs to know of assessment, outside evaluation, satisfaction and the overview; a part of `client.ts`.
export type { PeerVarKinds } from './messages/topics/peer-evaluations'
export type { PeerDraft } from './peer-evaluations/draft'
export type { EvaluationVarKinds } from './messages/topics/evaluation'
