import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { reviews } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'
import type { Place } from '../shared/sealing'
import type { Attachments } from '../turns/attachments'
import type { Outcome } from '../turns/answer'
import { lockMeeting } from './find'
import { countPhotos } from './meeting'
import { keepReviewPhotos } from './photos'

export interface Minutes {
  reviewId: string
  text: string
  photos: Attachments['photos']
}

/** More of a meeting than anybody reads. */
const LONGEST = 4_000

/** Adds to the minutes 会议记录: words, photos of the signed sheet, or both. */
export async function recordMinutes(
  tx: Db,
  ctx: RequestContext,
  { reviewId, text: given, photos }: Minutes,
): Promise<Outcome> {
  const { county, deps } = ctx
  const review = await lockMeeting(tx, ctx, reviewId)
  const text = given.trim()
  if (text === '' && photos.length === 0) throw new ApiError('refused', 'minutes_missing')
  await keepReviewPhotos(tx, ctx, reviewId, photos)
  if (text !== '') {
    const place = minutesPlace(county, reviewId)
    const before = review.minutesSealed ? deps.sealer.open(place, review.minutesSealed) : ''
    const whole = before === '' ? text : `${before}\n${text}`
    if (whole.length > LONGEST) throw new ApiError('refused', 'minutes_too_long')
    await tx
      .update(reviews)
      .set({ minutesSealed: deps.sealer.seal(place, whole) })
      .where(and(eq(reviews.county, county), eq(reviews.id, reviewId)))
  }
  const details = { reviewId, hasText: text !== '', photos: photos.length }
  await record(tx, ctx, { subject: `review:${reviewId}`, type: 'review.minuted', details })
  return { code: 'minuted', vars: { photos: await countPhotos(tx, county, reviewId) } }
}

export const minutesPlace = (county: string, id: string): Place => ({
  county,
  table: 'reviews',
  column: 'minutes_sealed',
  row: id,
})
