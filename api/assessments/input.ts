import { z } from 'zod'
import { ASSESSMENT_KINDS } from '../../db/values/assessments'

export const AssessmentCode = z.string().regex(/^\d{10}$/)
export const SubjectKey = z.string().min(1).max(300)
export const ItemCode = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
/** As people say them, with two decimals at most. */
export const Points = z.number().min(0).max(100).multipleOf(0.01)
export const Reason = z.string().trim().min(1).max(300)

export const NewAssessment = z.object({
  kind: z.enum(ASSESSMENT_KINDS),
  year: z.int().min(2000).max(2100),
  /** 0 for the whole year. */
  month: z.int().min(0).max(12).default(0),
  scoreBy: z.iso.date(),
})
export type NewAssessment = z.output<typeof NewAssessment>

const OfItem = { subjectKey: SubjectKey, itemCode: ItemCode }

export const NewScore = z.object({
  code: AssessmentCode,
  ...OfItem,
  points: Points,
  note: z.string().trim().max(300).default(''),
})
export type NewScore = z.output<typeof NewScore>

export const NewAppeal = z.object({ code: AssessmentCode, ...OfItem, reason: Reason })
export type NewAppeal = z.output<typeof NewAppeal>

export const AppealDecision = z.object({
  code: AssessmentCode,
  /** Null where the item stands as it is. */
  points: Points.nullable(),
  reason: Reason,
})
export type AppealDecision = z.output<typeof AppealDecision>

/** Who scores, and what whoever moderates makes of the scores. */
const MODERATION = [
  z.strictObject({
    type: z.literal('name_assessors'),
    staffIds: z.array(z.uuid()).min(1).max(50),
  }),
  z.strictObject({ type: z.literal('set_points'), ...OfItem, points: Points, reason: Reason }),
  z.strictObject({ type: z.literal('accept'), ...OfItem }),
  z.strictObject({ type: z.literal('ask_again'), ...OfItem, staffId: z.uuid() }),
  z.strictObject({
    type: z.literal('veto'),
    subjectKey: SubjectKey,
    vetoCode: ItemCode,
    reason: Reason,
  }),
] as const
export const ModerationAct = z.discriminatedUnion('type', MODERATION)

export const NamesText = z.strictObject({ text: z.string().trim().max(1000) })

/** What the office does with an assessment, one step at a time. */
export const AssessmentAct = z.discriminatedUnion('type', [
  ...MODERATION,
  z.strictObject({ type: z.literal('compute') }),
  z.strictObject({ type: z.literal('end_scoring') }),
  z.strictObject({ type: z.literal('release') }),
  z.strictObject({ type: z.literal('lock') }),
  z.strictObject({ type: z.literal('publish') }),
])
export type AssessmentAct = z.output<typeof AssessmentAct>
