import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { media, mediaContents } from '../../db/schema'
import type { MediaStatus } from '../../db/values/visits'
import type { RequestContext } from '../http/context'

/** A picture somebody sent, with its bytes as far as they are asked for and there. */
export interface Picture {
  id: string
  subject: string
  status: MediaStatus
  receivedAt: Date
  /** Null: not kept, or more than may be taken at once. */
  content: Uint8Array | null
  isTooMuch: boolean
}

type Context = Pick<RequestContext, 'county' | 'deps'>

/**
 * The pictures that belong to some subjects, the earliest first.
 * @param most bytes of all that are opened; what comes after is left where it is
 */
export async function readPictures(
  db: Db,
  ctx: Context,
  subjects: readonly string[],
  most: number,
): Promise<Picture[]> {
  if (subjects.length === 0) return []
  const { county } = ctx
  const rows = await db
    .select({
      id: media.id,
      subject: media.subject,
      status: media.status,
      receivedAt: media.receivedAt,
      hash: media.contentHash,
      bytes: sql<number>`coalesce(length(${mediaContents.contentSealed}), 0)`,
    })
    .from(media)
    .leftJoin(
      mediaContents,
      and(eq(mediaContents.county, county), eq(mediaContents.hash, media.contentHash)),
    )
    .where(and(eq(media.county, county), inArray(media.subject, [...subjects])))
    .orderBy(asc(media.receivedAt), asc(media.id))
  const wanted = new Map<string, Buffer>()
  let left = most
  for (const { hash, bytes } of rows) {
    const key = hash?.toString('hex')
    if (!hash || !key || wanted.has(key) || bytes > left) continue
    left -= bytes
    wanted.set(key, hash)
  }
  const contents = await openContents(db, ctx, [...wanted.values()])
  return rows.map(({ hash, id, status, receivedAt, subject }) => {
    const known = status === 'kept' && hash ? contents.get(hash.toString('hex')) : undefined
    const content = known ?? null
    const isTooMuch = status === 'kept' && hash !== null && content === null
    return { id, status, receivedAt, subject: subject ?? '', content, isTooMuch }
  })
}

async function openContents(db: Db, { county, deps }: Context, hashes: readonly Buffer[]) {
  if (hashes.length === 0) return new Map<string, Uint8Array>()
  const rows = await db
    .select({ hash: mediaContents.hash, sealed: mediaContents.contentSealed })
    .from(mediaContents)
    .where(and(eq(mediaContents.county, county), inArray(mediaContents.hash, [...hashes])))
  return new Map(
    rows.map(({ hash, sealed }) => {
      const row = hash.toString('hex')
      const text = deps.sealer.open(contentPlace(county, row), sealed)
      return [row, new Uint8Array(Buffer.from(text, 'base64'))]
    }),
  )
}

/** @param row the hash of the content, in hexadecimal digits */
export const contentPlace = (county: string, row: string) => ({
  county,
  table: 'media_contents',
  column: 'content_sealed',
  row,
})
