import { z } from 'zod'
import { MISCONDUCT_KINDS, MISCONDUCT_TAGS } from '../../db/values/integrity'

export const FindingCode = z.string().regex(/^\d{10}$/)
export const FindingText = z.string().trim().min(1).max(300)

/** What is found by whoever inspects. */
export const NewFinding = z.object({
  areaPath: z.string().min(1).max(200),
  kind: z.enum(MISCONDUCT_KINDS),
  tags: z.array(z.enum(MISCONDUCT_TAGS)).max(MISCONDUCT_TAGS.length),
  text: FindingText,
  amountFen: z.int().min(0).max(1_000_000_000_00).nullable(),
  ownerId: z.uuid(),
  supervisionId: z.uuid().nullish(),
})
export type NewFinding = z.output<typeof NewFinding>

const Said = z.string().trim().min(1).max(200).nullable().default(null)

export const FindingDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  /** Known already, where it is found by a checklist. */
  areaPath: z.string().min(1).max(200).nullable().default(null),
  kind: z.enum(MISCONDUCT_KINDS).nullable().default(null),
  /** What was asked for one by one. */
  areaWords: Said,
  kindWords: Said,
  whatWords: Said,
  tagWords: Said,
  ownerWords: Said,
  ownerId: z.uuid().nullable().default(null),
})
export type FindingDraftInput = z.output<typeof FindingDraftInput>
