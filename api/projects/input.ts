import { z } from 'zod'
import { PROJECT_NATURES, PROJECT_SECTORS } from '../../db/values/projects'
import { Attachments } from '../turns/attachments'

export const ProjectCode = z.string().regex(/^\d{9}$/)
const Line = z.string().trim().min(1).max(200)
/** A thousand million yuan: no project of a county costs more. */
export const MOST_FEN = 100_000_000_000
export const MOST_PRESENT = 9999
const Fen = z.int().min(0).max(MOST_FEN)
export const ProjectReason = Line

export const NewDiscussion = z.object({
  /** The village. */
  areaPath: z.string().min(1).max(200),
  name: z.string().trim().min(1).max(50),
  sector: z.enum(PROJECT_SECTORS),
  present: z.int().min(0).max(MOST_PRESENT),
  inFavour: z.int().min(0).max(MOST_PRESENT),
})
export const DiscussionPhotos = z.object({ photos: Attachments.shape.photos })
export type NewDiscussion = z.output<typeof NewDiscussion> & z.output<typeof DiscussionPhotos>

const Said = z.string().trim().min(1).max(200).nullable().default(null)

export const DiscussionDraftInput = z.strictObject({
  text: z.string().trim().max(1000),
  /** What was asked for one by one. */
  areaWords: Said,
  nameWords: Said,
  presentWords: Said,
  inFavourWords: Said,
  sectorWords: Said,
})
export type DiscussionDraftInput = z.output<typeof DiscussionDraftInput>

export const NewApplication = z.object({
  sector: z.enum(PROJECT_SECTORS),
  nature: z.enum(PROJECT_NATURES),
  place: Line,
  content: Line,
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  unit: z.string().trim().min(1).max(50),
  leaderId: z.uuid(),
  plannedFen: Fen,
  goals: z
    .array(
      z.object({
        text: z.string().trim().min(1).max(100),
        target: z.int().max(2_000_000_000),
        unit: z.string().trim().max(10),
      }),
    )
    .max(5),
  helps: Line,
  /** Whom it is for; none: the whole village. */
  householdIds: z.array(z.uuid()).max(100),
})
export type NewApplication = z.output<typeof NewApplication> & { code: string }

export const ApplicationDraftInput = z.strictObject({
  sectorWords: Said,
  nature: z.enum(PROJECT_NATURES).nullable().default(null),
  place: Said,
  content: Said,
  daysWords: Said,
  unit: Said,
  leaderWords: Said,
  leaderId: z.uuid().nullable().default(null),
  amountWords: Said,
  goalWords: Said,
  helps: Said,
  householdWords: Said,
})
export type ApplicationDraftInput = z.output<typeof ApplicationDraftInput>

export const MoneyLines = z.array(z.object({ sourceId: z.uuid(), amountFen: z.int() })).max(10)

export const Work = z.object({
  act: z.enum(['start', 'progress', 'finish']),
  text: z.string().trim().max(200),
  percent: z.int().min(0).max(100).nullable(),
})
