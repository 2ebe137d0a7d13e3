// What the bot needs to know of assessment, outside evaluation, satisfaction and the overview; a part of `client.ts`.
export type { EvaluationVarKinds } from './messages/topics/evaluation'
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
