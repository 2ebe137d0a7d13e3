import { z } from 'zod'
import { PEER_FIELDS, PEER_QUESTION_KINDS } from '../../db/values/peer-evaluations'

const Year = z.int().min(2000).max(2100)

export const NewPeerEvaluation = z.object({
  year: Year,
  field: z.enum(PEER_FIELDS),
  dueOn: z.iso.date(),
})
export type NewPeerEvaluation = z.output<typeof NewPeerEvaluation>

export const PeerYear = z.object({ year: z.coerce.number().int().min(2000).max(2100) })

export const NewPeerQuestions = z.object({
  kind: z.enum(PEER_QUESTION_KINDS),
  questions: z
    .array(
      z.strictObject({
        text: z.string().trim().min(2).max(40),
        fullMarks: z.int().min(1).max(100),
      }),
    )
    .min(1)
    .max(12),
  validFrom: z.iso.date(),
  source: z.string().trim().min(1).max(200),
})
export type NewPeerQuestions = z.output<typeof NewPeerQuestions>

export const PeerMark = z.object({
  seq: z.int().min(1).max(12),
  marks: z.int().min(0).max(100),
  /** Empty where none is needed. */
  reason: z.string().trim().max(200).default(''),
})
export const PeerAnswer = z.object({
  taskId: z.uuid(),
  marks: z.array(PeerMark).min(1).max(12),
})
export type PeerAnswer = z.output<typeof PeerAnswer>

export const PeerRecusal = z.object({
  taskId: z.uuid(),
  reason: z.string().trim().max(200),
})
export type PeerRecusal = z.output<typeof PeerRecusal>

export const PeerAct = z.object({
  evaluationId: z.uuid(),
  act: z.enum(['lock', 'release']),
})
export type PeerAct = z.output<typeof PeerAct>

const Said = z.string().trim().min(1).max(200).nullable().default(null)
export const PeerDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  fieldWords: Said,
  dueWords: Said,
})
export type PeerDraftInput = z.output<typeof PeerDraftInput>
