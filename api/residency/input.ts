import { z } from 'zod'
import { Attachments } from '../turns/attachments'

const AreaPath = z.string().min(1).max(200)
const Text = z.string().trim().max(300)
const Said = z.string().trim().min(1).max(200).nullable().default(null)

export const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)

export const NewPresence = z.object({
  isPresent: z.boolean(),
  /** Null: the one village the actor is posted to. */
  areaPath: AreaPath.nullable().default(null),
  /** Null: today. */
  day: z.iso.date().nullable().default(null),
  place: Attachments.shape.place.default(null),
})
export type NewPresence = z.output<typeof NewPresence>

export const NewLeave = z.object({ fromDay: z.iso.date(), toDay: z.iso.date(), reason: Text })
export type NewLeave = z.output<typeof NewLeave>

export const LeaveDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  dayWords: Said,
  reasonWords: Said,
})
export type LeaveDraftInput = z.output<typeof LeaveDraftInput>

/** Of leave or of a recall. */
export const ResidencyCode = z.string().regex(/^\d{10}$/)
export const Judgement = z.object({ isGranted: z.boolean(), reason: Text.default('') })
export type Judgement = z.output<typeof Judgement>

export const NewRecall = z.object({ staffId: z.uuid(), areaPath: AreaPath, reason: Text })
export type NewRecall = z.output<typeof NewRecall>

export const RecallDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  nameWords: Said,
  reasonWords: Said,
})
export type RecallDraftInput = z.output<typeof RecallDraftInput>

export const RecallDecision = z.object({ isUpheld: z.boolean(), reason: Text })
export type RecallDecision = z.output<typeof RecallDecision>
export const RecallContest = z.object({ text: Text })
