import { z } from 'zod'
import { MISS_REASONS, QUESTION_MEANINGS, QUESTION_TYPES } from '../../db/values/evaluations'
import { Attachments } from '../turns/attachments'
import { PRESET_NAMES, SampleDesign } from './design'

const Words = z.string().trim().min(2).max(200)

export const NewEvaluation = z.strictObject({
  title: z.string().trim().min(2).max(30),
  commissionedBy: z.string().trim().min(2).max(40),
  areaPath: z.string().min(1).max(200),
  fromOn: z.iso.date(),
  toOn: z.iso.date(),
  leadId: z.uuid(),
  /** Two by two. */
  evaluatorIds: z.array(z.uuid()).min(2).max(200),
  design: z.union([z.strictObject({ preset: z.enum(PRESET_NAMES) }), SampleDesign]),
  /** 32 hex digits, where they are drawn in public; else drawn here. */
  seed: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
})
export type NewEvaluation = z.output<typeof NewEvaluation>

const Said = z.string().trim().min(1).max(200).nullable().default(null)
export const EvaluationDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  areaWords: Said,
  sizeWords: Said,
  dayWords: Said,
  whoWords: Said,
})
export type EvaluationDraftInput = z.output<typeof EvaluationDraftInput>

const QuestionInput = z.strictObject({
  key: z.string().regex(/^[a-z][a-z_]{1,30}$/),
  /** Asked in one message. */
  text: z.string().trim().min(2).max(30),
  type: z.enum(QUESTION_TYPES),
  means: z.enum(QUESTION_MEANINGS).default('other'),
  options: z.array(z.string().trim().min(1).max(8)).max(4).default([]),
})

export const NewQuestionnaire = z.strictObject({
  source: z.string().trim().min(1).max(200),
  questions: z.array(QuestionInput).min(1).max(40),
})
export type NewQuestionnaire = z.output<typeof NewQuestionnaire>

export const SampleKey = z.object({
  evaluationId: z.uuid(),
  seq: z.int().min(1).max(200_000),
})
export type SampleKey = z.output<typeof SampleKey>
export const SampleParams = z.object({
  evaluationId: z.uuid(),
  seq: z.coerce.number().int().min(1).max(200_000),
})
export const EvaluationId = z.object({ evaluationId: z.uuid() })

export const NewEvaluationAnswer = SampleKey.extend({
  key: z.string().max(40),
  /** `yes`, `no`, digits, words; empty where it is left out. */
  value: z.string().trim().max(200),
})
export type NewEvaluationAnswer = z.output<typeof NewEvaluationAnswer>

export const AnswerAttachments = z.object({
  photos: Attachments.shape.photos.default([]),
  place: Attachments.shape.place.default(null),
})

export const Miss = SampleKey.extend({ reason: z.enum(MISS_REASONS) })
export type Miss = z.output<typeof Miss>

export const DoubtReview = SampleKey.extend({ isConfirmed: z.boolean(), reason: Words })
export type DoubtReview = z.output<typeof DoubtReview>

export const PassedNeed = SampleKey.extend({ text: Words })
export type PassedNeed = z.output<typeof PassedNeed>

export const NewEvaluationReply = z.object({
  evaluationId: z.uuid(),
  /** The household of the list it is about; null: the whole of it. */
  seq: z.int().min(1).max(200_000).nullable(),
  text: Words,
})
export type NewEvaluationReply = z.output<typeof NewEvaluationReply>

export const ReplyDecision = z.strictObject({ isUpheld: z.boolean(), reason: Words })
export type ReplyDecision = z.output<typeof ReplyDecision> & { replyId: string }
