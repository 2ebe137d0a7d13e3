import { z } from 'zod'
import { RELAY_WAYS } from '../../db/values/relays'

/** A village of this country has no more households. */
const MOST = 1000

const Households = z.array(z.uuid()).min(1).max(MOST)
const OfNotice = { broadcastId: z.uuid(), householdIds: Households }

export const Telling = z.object({ ...OfNotice, how: z.enum(RELAY_WAYS).default('in_person') })
export type Telling = z.output<typeof Telling>

export const Untelling = z.object(OfNotice)
export type Untelling = z.output<typeof Untelling>

/** `told` on the spot, by a call or the loudspeaker; `not_told` where that was said by mistake. */
export const RelayAction = z.discriminatedUnion('type', [
  Telling.extend({ type: z.literal('told') }).strict(),
  Untelling.extend({ type: z.literal('not_told') }).strict(),
])
export type RelayAction = z.output<typeof RelayAction>

const Shown = z.array(z.uuid()).max(50)

export const RelayDraftInput = z.strictObject({
  /** Of the notice; the only open one where none was said. */
  code: z
    .string()
    .regex(/^\d{10}$/)
    .nullable(),
  /** Whom the cadre told, as it was written: 1 3 5, names, 都告诉了, 2没在家. */
  text: z.string().trim().max(1000),
  /** Those shown, in the order of their numbers; empty: none yet. */
  shownIds: Shown,
  /** Come last: nobody was at home. */
  laterIds: z.array(z.uuid()).max(200),
  /** Ticked off by the message before, which may be taken back, and how they were numbered. */
  lastIds: Shown,
  beforeIds: Shown,
})
export type RelayDraftInput = z.output<typeof RelayDraftInput>
