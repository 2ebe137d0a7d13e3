// What the bot needs to know of assessment, outside evaluation, satisfaction and the overview; a part of `client.ts`.
export type { EvaluationVarKinds } from './messages/topics/evaluation'
export type { OutsideEvaluationVarKinds } from './messages/topics/evaluations'
export { MISS_REASONS, type MissReason } from '../db/values/evaluations'
export { EVALUATION_REFUSALS } from './evaluations/refusals'
export type { EvaluationDraft } from './evaluations/draft'
export * from './client-assessments'
export type { PeerVarKinds } from './messages/topics/peer-evaluations'
export type { PressVarKinds } from './messages/topics/press-reports'
export type { AccreditDraft, LogDraft, PressDraft } from './press-reports/draft'
export type { OutletLevel, PressStatus, PressTone, PressTruth } from '../db/values/press-reports'
export type { PeerDraft } from './peer-evaluations/draft'
export type { ResidencyVarKinds } from './messages/topics/residency'
export type { LeaveDraft, RecallDraft } from './residency/draft'
export type { AreaSatisfaction } from './satisfaction/latest'
export { OVERVIEW_MENU } from './overview/menu'
export { percent } from './overview/rules'
export { NUMBER_NAMES, PRECISION_NAMES, PRECISION_WHY } from './overview/wording'
export {
  MONEY_NUMBERS,
  type OverviewNumber,
  PRECISIONS,
  type Precision,
} from '../db/values/overview'
export {
  SATISFACTION_WHYS,
  type SatisfactionVarKinds,
  type SatisfactionWhy,
} from './messages/topics/satisfaction'
export type { AskedSatisfaction, Surveyed } from './satisfaction/asked'
export { choicesFor } from './satisfaction/choices'
export type { SatisfactionDraft } from './satisfaction/draft'
export type { ListedSatisfaction, ShownResults } from './satisfaction/list'
export type { ShownSatisfaction } from './satisfaction/shown'
export { KIND_WORDS } from './satisfaction/wording'
export type { SatisfactionKind, SatisfactionQuestion } from '../db/values/satisfaction'
