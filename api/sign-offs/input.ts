import { z } from 'zod'
import { Attachments } from '../turns/attachments'

const Text = z.string().trim().max(1000)
const Said = z.string().trim().min(1).max(200).nullable().default(null)
const Id = z.uuid().nullable().default(null)

export const SignCode = z.object({ code: z.string().regex(/^\d{7}$/) })
export const CodeRequest = z.object({ householdId: Id })
export const Refusal = z.object({ text: z.string().trim().min(1).max(1000) })

export const RefusalDraftInput = z.strictObject({
  text: Text,
  signOffId: Id,
  isOwn: z.boolean().default(false),
})

/** Whose part it is and by whom it is taken: all that waits in an area, or of one household. */
export const Appointment = z.object({
  areaPath: z.string().min(1).max(200).nullable().default(null),
  householdId: Id,
  role: z.enum(['village_secretary', 'first_secretary', 'township_committee']),
  staffId: z.uuid(),
  reason: z.string().trim().min(1).max(100),
})

export const DeputyDraftInput = z.strictObject({
  text: z.string().trim().max(200),
  whom: Said,
  roleWords: Said,
  name: Said,
  reason: Said,
  staffId: Id,
})

export const PaperDraftInput = z.strictObject({
  text: Text,
  householdName: Said,
  signOffId: Id,
  witnessWords: Said,
})

/** A paper as it is confirmed; its pictures come with a message alone. */
export const Paper = z.object({
  signOffId: z.uuid(),
  way: z.enum(['paper', 'hand_print']),
  witnesses: z.array(z.string().trim().min(1).max(50)).max(6),
  photos: Attachments.shape.photos,
})
