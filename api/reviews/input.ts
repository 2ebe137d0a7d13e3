import { z } from 'zod'
import { QUORUM_BASES } from '../../db/values/reviews'
import { Attachments } from '../turns/attachments'
import { MOST_ENTITLED } from './rules'

export const NewReview = z.strictObject({
  roundId: z.uuid(),
  areaPath: z.string().min(1).max(200),
  meetsAt: z.iso.datetime(),
})

export const CallDraft = z.strictObject({
  text: z.string().max(200),
  areaWords: z.string().max(200).nullish().default(null),
  timeWords: z.string().max(200).nullish().default(null),
  roundId: z.uuid().nullish().default(null),
})

const Count = z.int().min(0).max(MOST_ENTITLED)
const Reason = z.string().trim().min(1).max(200).nullable()

const Vote = z.strictObject({
  caseId: z.uuid(),
  votesFor: Count,
  votesAgainst: Count,
  abstained: Count,
  /** Of the household and its kin; null: as many as are known. */
  kin: Count.nullable(),
  reason: Reason,
})

/** Cases put off, as the meeting's holder has said so far. */
export const Skipped = z.array(z.uuid()).max(200)

export const VotesDraft = z.strictObject({
  text: z.string().min(1).max(1000),
  caseId: z.uuid().nullable(),
  isReason: z.boolean(),
  skipped: Skipped,
})

export const SetUp = {
  basis: z.enum(QUORUM_BASES),
  entitled: z.int().min(1).max(MOST_ENTITLED),
  isSecret: z.boolean(),
}
export const Words = { text: z.string().max(1000) }
export const Votes = { votes: z.array(Vote).min(1).max(100) }
/** They come by a chat, never by the API alone. */
export const Photos = { photos: Attachments.shape.photos }

/** What can be done at a meeting, each as a command of a turn or an action of the API. */
export const ReviewAction = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('set_up'), ...SetUp }),
  z.strictObject({ type: z.literal('attend'), ...Words }),
  z.strictObject({ type: z.literal('vote'), ...Votes }),
  z.strictObject({ type: z.literal('minute'), ...Words }),
  z.strictObject({ type: z.literal('close') }),
  z.strictObject({ type: z.literal('void') }),
])
export type ReviewAction = z.infer<typeof ReviewAction>
