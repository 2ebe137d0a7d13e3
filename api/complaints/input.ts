import { z } from 'zod'
import { COMPLAINT_MESSAGE_KINDS, MISCONDUCT_KINDS } from '../../db/values/integrity'

export const ComplaintCode = z.string().regex(/^\d{16}$/)
const Text = z.string().trim().min(1).max(1000)
const AreaPath = z.string().min(1).max(200)
/** As many as one story may name. */
const Accused = z.array(z.uuid()).max(50)

export const NewComplaint = z.object({
  /** Drawn with the draft and shown to its filer before. */
  code: ComplaintCode,
  kind: z.enum(MISCONDUCT_KINDS),
  /** Null: without a name. No phone: the one they write from. */
  filer: z
    .object({ name: z.string().trim().min(1).max(50), phone: z.string().max(20).nullable() })
    .nullable(),
  /** Where nobody is named. */
  aboutPath: AreaPath,
  accusedIds: Accused,
  text: Text,
})
export type NewComplaint = z.infer<typeof NewComplaint>

export const ComplaintDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  /** Whom it is about, in their own words, where that was asked, and what they have told since. */
  whom: z.string().trim().max(1200).nullable().default(null),
  /** Of several of one name those who are meant. */
  chosenIds: Accused.default([]),
})
export type ComplaintDraftInput = z.infer<typeof ComplaintDraftInput>

export const AskedByCode = z.strictObject({
  code: ComplaintCode,
  /** False: only to know that there is one; then nothing counts as read. */
  isShown: z.boolean().default(true),
})
export type AskedByCode = z.infer<typeof AskedByCode>

export const AddedToComplaint = z.object({
  code: ComplaintCode,
  kind: z.enum(COMPLAINT_MESSAGE_KINDS).exclude(['report']),
  text: Text,
})
export type AddedToComplaint = z.infer<typeof AddedToComplaint>
