import { z } from 'zod'
import { VILLAGE_LIST_KINDS } from '../../db/values/village-lists'

export const ItemCode = z.string().regex(/^\d{10}$/)
export const ItemText = z.string().trim().min(1).max(200)
export const ItemReason = z.string().trim().min(1).max(200)

export const NewItem = z.object({
  kind: z.enum(VILLAGE_LIST_KINDS),
  /** A village or a group of it. */
  areaPath: z.string().min(1).max(200),
  text: ItemText,
  ownerId: z.uuid(),
  dueOn: z.iso.date(),
})
export type NewItem = z.output<typeof NewItem>

const Said = z.string().trim().min(1).max(200).nullable().default(null)

export const ItemDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  /** What was asked for one by one. */
  areaWords: Said,
  itemWords: Said,
  ownerWords: Said,
  ownerId: z.uuid().nullable().default(null),
  dueWords: Said,
})
export type ItemDraftInput = z.output<typeof ItemDraftInput>

export const Done = z.object({ text: ItemText })
