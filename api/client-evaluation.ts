// What the bot needs to know of assessment, outside evaluation, satisfaction and the overview; a part of `client.ts`.
export type { EvaluationVarKinds } from './messages/topics/evaluation'
export type { OutsideEvaluationVarKinds } from './messages/topics/evaluations'
export { MISS_REASONS, type MissReason } from '../db/values/evaluations'
export * from './client-assessments'
