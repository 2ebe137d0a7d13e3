import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { keepMedia } from '../media/service'
import { ApiError } from '../shared/errors'
import type { Attachments } from '../turns/attachments'

/** Photos of the papers of a meeting: proxies, the signed minutes. They come by a chat alone. */
export async function keepReviewPhotos(
  tx: Db,
  ctx: RequestContext,
  reviewId: string,
  photos: Attachments['photos'],
): Promise<void> {
  const { county, contactId } = ctx
  if (photos.length === 0) return
  if (!contactId) throw new ApiError('invalid', 'photos')
  const [contact] = await tx
    .select({ channel: contacts.channel })
    .from(contacts)
    .where(and(eq(contacts.county, county), eq(contacts.id, contactId)))
  if (!contact) throw new ApiError('not_found', 'contact')
  const subject = `review:${reviewId}`
  await keepMedia(tx, ctx, { contactId, channel: contact.channel, photos, subject })
}
