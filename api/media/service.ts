import { createHash } from 'node:crypto'
import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contacts, media, mediaContents } from '../../db/schema'
import type { MediaStatus } from '../../db/values/visits'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { enqueue } from '../outbox/enqueue'
import { addMinutes } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Attachments } from '../turns/attachments'
import { ownerOf } from './owners'
import { contentPlace } from './read'
import { fetchAgainAt, LEASE_MINUTES, MOST_ATTEMPTS, MOST_BYTES, pictureType } from './rules'

type Row = typeof media.$inferSelect

interface NewMedia {
  contactId: string
  /** Whose name for the picture it is. */
  channel: string
  photos: Attachments['photos']
  /** What they belong to: `visit:<id>`. */
  subject: string | null
}

/** Puts pictures down to be fetched once the message is answered; their ids in the order given. */
export async function keepMedia(tx: Db, ctx: RequestContext, kept: NewMedia): Promise<string[]> {
  const { county, now } = ctx
  const { photos, ...of } = kept
  const rows = photos.map(({ reference }) => ({
    county,
    id: newId(),
    ...of,
    reference,
    kind: 'photo' as const,
    status: 'wanted' as const,
    attempts: 0,
    notBefore: now,
    receivedAt: now,
  }))
  if (rows.length > 0) await tx.insert(media).values(rows)
  return rows.map(({ id }) => id)
}

/** The same for pictures of the turn that is being answered: they come by a chat, never by the API alone. */
export async function keepPhotos(
  tx: Db,
  ctx: RequestContext,
  subject: string,
  photos: Attachments['photos'],
): Promise<string[]> {
  const { contactId } = ctx
  if (photos.length === 0) return []
  if (!contactId) throw new ApiError('invalid', 'photos')
  const [contact] = await tx
    .select({ channel: contacts.channel })
    .from(contacts)
    .where(and(eq(contacts.county, ctx.county), eq(contacts.id, contactId)))
  if (!contact) throw new ApiError('not_found', 'contact')
  return keepMedia(tx, ctx, { contactId, channel: contact.channel, photos, subject })
}

/** A picture the worker is to fetch. */
export interface WantedMedia {
  id: string
  channel: string
  reference: string
}

/**
 * Takes wanted pictures, oldest first; a worker that dies with one loses it when the lease is over.
 * @param channels Those the worker can fetch from.
 */
export async function claimMedia(
  tx: Db,
  ctx: RequestContext,
  { limit, channels }: { limit: number; channels: string[] },
): Promise<WantedMedia[]> {
  const { county, now } = ctx
  const due = await tx
    .select()
    .from(media)
    .where(
      and(
        eq(media.county, county),
        eq(media.status, 'wanted'),
        lte(media.notBefore, now),
        inArray(media.channel, channels),
      ),
    )
    .orderBy(media.notBefore, media.id)
    .limit(limit)
    .for('update', { skipLocked: true })
  const [spent, fresh] = [
    due.filter(({ attempts }) => attempts >= MOST_ATTEMPTS),
    due.filter(({ attempts }) => attempts < MOST_ATTEMPTS),
  ]
  for (const row of spent) await giveUp(tx, ctx, row, 'lost')
  const ids = fresh.map(({ id }) => id)
  if (ids.length > 0) {
    await tx
      .update(media)
      .set({ attempts: sql`${media.attempts} + 1`, notBefore: addMinutes(now, LEASE_MINUTES) })
      .where(and(eq(media.county, county), inArray(media.id, ids)))
  }
  return fresh.map(({ id, channel, reference }) => ({ id, channel, reference }))
}

interface Stored {
  status: MediaStatus
}

/** Keeps a picture's content, sealed, the same one only once. What is no picture is refused. */
export async function keepContent(
  tx: Db,
  ctx: RequestContext,
  { id, content }: { id: string; content: Uint8Array },
): Promise<Stored> {
  const { county, deps } = ctx
  const row = await lock(tx, ctx, id)
  // Handed in twice, or late by a worker believed dead.
  if (row.status !== 'wanted') return { status: row.status }
  const type = content.length > MOST_BYTES ? null : pictureType(content)
  if (!type) return giveUp(tx, ctx, row, 'refused')
  const hash = deps.sealer.index('media', county, sha256(content))
  const place = contentPlace(county, hash.toString('hex'))
  const contentSealed = deps.sealer.seal(place, Buffer.from(content).toString('base64'))
  await tx.insert(mediaContents).values({ county, hash, type, contentSealed }).onConflictDoNothing()
  await settle(tx, ctx, row, { status: 'kept', contentHash: hash })
  await ownerOf(row.subject)?.kept(tx, ctx, { ...row, contentHash: hash })
  return { status: 'kept' }
}

/** What came of fetching, where it was no content: refused, lost, or `later` to be tried again. */
export async function recordMediaResult(
  tx: Db,
  ctx: RequestContext,
  { id, status }: { id: string; status: 'refused' | 'lost' | 'later' },
): Promise<Stored> {
  const row = await lock(tx, ctx, id)
  if (row.status !== 'wanted') return { status: row.status }
  if (status !== 'later') return giveUp(tx, ctx, row, status)
  const notBefore = fetchAgainAt(row.attempts, ctx.now)
  if (!notBefore) return giveUp(tx, ctx, row, 'lost')
  await tx.update(media).set({ notBefore }).where(ofMedia(ctx, id))
  return { status: 'wanted' }
}

/** The sender hears of it, once for all pictures that came with one message. */
async function giveUp(tx: Db, ctx: RequestContext, row: Row, status: 'refused' | 'lost') {
  await settle(tx, ctx, row, { status })
  const owner = ownerOf(row.subject)
  if (owner) {
    await owner.gone(tx, ctx, row)
    return { status }
  }
  const { contactId, subject, id, receivedAt } = row
  await enqueue(tx, ctx, {
    contactId,
    purpose: `photo_refused:${subject ?? `media:${id}`}:${receivedAt.toISOString()}`,
    class: 'filing',
    say: say('attachments.photo_refused', {}),
  })
  return { status }
}

async function settle(
  tx: Db,
  ctx: RequestContext,
  { id, subject: of }: Row,
  set: { status: Exclude<MediaStatus, 'wanted'>; contentHash?: Buffer },
) {
  await tx.update(media).set(set).where(ofMedia(ctx, id))
  await record(tx, ctx, { subject: `media:${id}`, type: `media.${set.status}`, details: { of } })
}

async function lock(tx: Db, ctx: RequestContext, id: string): Promise<Row> {
  const [row] = await tx.select().from(media).where(ofMedia(ctx, id)).for('update')
  if (!row) throw new ApiError('not_found', 'media')
  return row
}

const ofMedia = ({ county }: RequestContext, id: string) =>
  and(eq(media.county, county), eq(media.id, id))

const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex')
