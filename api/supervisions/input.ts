import { z } from 'zod'
import { MISCONDUCT_KINDS } from '../../db/values/integrity'
import { Attachments } from '../turns/attachments'

export const Kind = z.enum(MISCONDUCT_KINDS)
const AreaPath = z.string().min(1).max(200)

export const NewChecklist = z.object({
  kind: Kind,
  /** Each is read out in one message. */
  questions: z.array(z.string().trim().min(2).max(40)).min(1).max(20),
  validFrom: z.iso.date(),
  source: z.string().trim().min(1).max(200),
})
export type NewChecklist = z.output<typeof NewChecklist>

export const NewSupervision = z.object({
  areaPath: AreaPath,
  kinds: z.array(Kind).min(1).max(MISCONDUCT_KINDS.length),
  dueOn: z.iso.date(),
})
export type NewSupervision = z.output<typeof NewSupervision>

/** One check: a place, by one checklist, within a plan. */
export const CheckKey = z.object({ supervisionId: z.uuid(), areaPath: AreaPath, kind: Kind })
export type CheckKey = z.output<typeof CheckKey>

export const NewCheckAnswer = CheckKey.extend({
  seq: z.int().min(1).max(100),
  isInOrder: z.boolean(),
  /** What is wrong; empty where it is in order. */
  text: z.string().trim().max(200).default(''),
})
export type NewCheckAnswer = z.output<typeof NewCheckAnswer>

export const AnswerPhotos = z.object({ photos: Attachments.shape.photos.default([]) })

const Said = z.string().trim().min(1).max(200).nullable().default(null)
export const SupervisionDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  areaWords: Said,
  kindWords: Said,
  dueWords: Said,
})
export type SupervisionDraftInput = z.output<typeof SupervisionDraftInput>
