// What the bot needs to know of assessment, outside evaluation, satisfaction and the overview; a part of `client.ts`.
export { OVERVIEW_MENU } from './overview/menu'
export { percent } from './overview/rules'
export { NUMBER_NAMES, PRECISION_NAMES, PRECISION_WHY } from './overview/wording'
export {
  MONEY_NUMBERS,
  type OverviewNumber,
  PRECISIONS,
  type Precision,
} from '../db/values/overview'
export type { EvaluationVarKinds } from './messages/topics/evaluation'
