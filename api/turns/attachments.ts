import { z } from 'zod'

/** What can come with, or instead of, the words of a message. */
export const Attachments = z.object({
  /** By the provider's own name for each; the worker fetches them later. */
  photos: z
    .array(z.object({ reference: z.string().min(1).max(300), bytes: z.int().min(0).optional() }))
    .max(10),
  /** Where the sender is, in degrees. */
  place: z
    .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .nullable(),
  /** A phone the channel vouches for as the sender's own, E.164. */
  sharedPhone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .nullable(),
})
export type Attachments = z.infer<typeof Attachments>
