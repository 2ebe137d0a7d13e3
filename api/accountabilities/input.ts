import { z } from 'zod'
import { ACCOUNTABILITY_MEASURES, MISCONDUCT_KINDS } from '../../db/values/integrity'

export const CaseCode = z.string().regex(/^\d{10}$/)
export const CaseText = z.string().trim().min(1).max(300)

export const NewAccountability = z.object({
  staffId: z.uuid(),
  kind: z.enum(MISCONDUCT_KINDS),
  measure: z.enum(ACCOUNTABILITY_MEASURES),
  text: CaseText,
  /** By its code, where it comes of a problem found. */
  findingCode: CaseCode.nullish(),
})
export type NewAccountability = z.output<typeof NewAccountability>

export const Decision = z.object({ isUpheld: z.boolean(), reason: CaseText })
export const Contest = z.object({ text: CaseText })

const Said = z.string().trim().min(1).max(300).nullable().default(null)
export const AccountabilityDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  personWords: Said,
  staffId: z.uuid().nullable().default(null),
  kindWords: Said,
  measureWords: Said,
  reasonWords: Said,
})
export type AccountabilityDraftInput = z.output<typeof AccountabilityDraftInput>
