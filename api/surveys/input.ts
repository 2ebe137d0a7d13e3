import { z } from 'zod'
import { VERDICTS } from '../../db/values/entry-visits'
import { Attachments } from '../turns/attachments'

const Text = z.string().trim().max(1000)
const Said = z.string().trim().min(1).max(50).nullable().default(null)
const Id = z.uuid().nullable().default(null)
const { place, photos } = Attachments.shape

export const SurveyDraftInput = z.strictObject({
  text: Text,
  householdName: Said,
  householdId: Id,
  companionName: Said,
  companionId: Id,
})

export const SurveyNoteInput = z.strictObject({ householdId: z.uuid(), text: Text })

export const NewSurvey = z.object({
  householdId: z.uuid(),
  companionId: z.uuid(),
  text: Text,
  place: place.default(null),
})

export const Note = z.object({
  revision: z.string().max(16),
  text: Text,
  place: place.default(null),
})

export const Finish = z.object({ revision: z.string().max(16), verdict: z.enum(VERDICTS) })

export const SurveyPhotos = z.object({ photos })

export const SurveyAction = z.discriminatedUnion('type', [
  Note.extend({ type: z.literal('note') }).strict(),
  Note.extend({ type: z.literal('reopen') }).strict(),
  Finish.extend({ type: z.literal('finish') }).strict(),
])
