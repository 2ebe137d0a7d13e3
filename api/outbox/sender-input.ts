import { z } from 'zod'

const which = {
  channel: z.string().regex(/^[a-z][a-z-]{0,30}$/),
  address: z.string().trim().min(1).max(100),
}

/** What a sender can be set to, however it is asked for. */
export const Pace = z.strictObject({
  segmentsPerSecond: z.number().min(0.01).max(10_000),
  burst: z.number().min(1).max(100_000),
  dailyCap: z.int().min(1).max(1_000_000),
})

export const SenderAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('set'), ...which, ...Pace.shape }),
  z.strictObject({ type: z.literal('resume'), ...which }),
])
