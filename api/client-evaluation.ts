// What the bot needs to know of assessment, outside evaluation, satisfaction and the overview; a part of `client.ts`.
export type { PeerVarKinds } from './messages/topics/peer-evaluations'
export type { PressVarKinds } from './messages/topics/press-reports'
export type { AccreditDraft, LogDraft, PressDraft } from './press-reports/draft'
export type { OutletLevel, PressStatus, PressTone, PressTruth } from '../db/values/press-reports'
export type { PeerDraft } from './peer-evaluations/draft'
export type { EvaluationVarKinds } from './messages/topics/evaluation'
