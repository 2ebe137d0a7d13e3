import { z } from 'zod'
import { MEASURE_CATEGORIES } from '../../db/values/registrations'
import { POVERTY_CAUSES } from '../../db/values/roll'

export const ReceiptCode = z.string().regex(/^\d{10}$/)

const Content = z.string().trim().min(1).max(200)

export const NewMeasure = z.object({
  householdId: z.uuid(),
  cause: z.enum(POVERTY_CAUSES),
  content: Content,
  category: z.enum(MEASURE_CATEGORIES).nullable().default(null),
  /** At most a hundred million yuan. */
  amountFen: z.int().min(1).max(10_000_000_000).nullable().default(null),
  ownerId: z.uuid(),
  dueOn: z.iso.date(),
})

const Said = z.string().trim().min(1).max(50).nullable().default(null)

export const MeasureDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  householdName: Said,
  householdId: z.uuid().nullable().default(null),
  cause: z.enum(POVERTY_CAUSES).nullable().default(null),
  contentWords: Content.nullable().default(null),
  ownerWords: Said,
  ownerId: z.uuid().nullable().default(null),
  dueWords: Said,
})

export const NewDelivery = z.object({ deliveredOn: z.iso.date().nullable().default(null) })

export const NewAnswer = z.object({ isReceived: z.boolean() })

export const Reason = z.string().trim().min(1).max(1000)
