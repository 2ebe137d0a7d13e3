import { z } from 'zod'
import { VISIT_PURPOSES } from '../../db/values/visits'
import { Attachments } from '../turns/attachments'

const Text = z.string().trim().max(1000)
const Said = z.string().trim().min(1).max(50).nullable().default(null)
const Day = z.iso.date().nullable().default(null)
const { place, photos } = Attachments.shape

/** A note as it is confirmed; pictures come with a message alone. */
export const NewVisit = z.object({
  householdId: z.uuid(),
  text: Text,
  visitedOn: Day,
  purpose: z.enum(VISIT_PURPOSES).nullable().default(null),
  place: place.default(null),
})

export const VisitDraftInput = z.strictObject({
  text: Text,
  householdName: Said,
  householdId: z.uuid().nullable().default(null),
  dayWords: Said,
})

export const NewCorrection = z.object({
  text: Text,
  visitedOn: Day,
  householdId: z.uuid().nullable().default(null),
})

export const VisitPhotos = z.object({ photos })
