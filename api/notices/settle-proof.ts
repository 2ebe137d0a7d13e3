import { and, eq, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { media, mediaContents, noticeProofs } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { say, type Say, type TemplateName } from '../messages/templates'
import { enqueue } from '../outbox/enqueue'
import { lockNoticeById, type Notice } from './find'
import { postNotice } from './post'
import { readProofs } from './proofs'

/** A picture that was sent to prove that a list hangs. */
interface Picture {
  id: string
  /** Who sent it and hears what became of it. */
  contactId: string
}

type Proof = typeof noticeProofs.$inferSelect
type Refusal = 'shown_before' | 'notice_void' | 'repeated' | 'lost'

/**
 * The picture is kept: it proves what it was sent for, unless somebody showed it before. With the
 * first one of a list the list is posted.
 */
export async function acceptProof(
  tx: Db,
  ctx: RequestContext,
  picture: Picture & { contentHash: Buffer },
): Promise<void> {
  const proof = await findWaiting(tx, ctx, picture.id)
  if (!proof) return
  const shown = await findShown(tx, ctx.county, picture)
  const notice = await lockNoticeById(tx, ctx.county, proof.noticeId)
  const refusal = refusalOf(notice, proof, shown)
  if (refusal) return refuse(tx, ctx, { proof, notice, picture, refusal })
  const { hasLastProof } = await readProofs(tx, ctx.county, notice.id)
  await decide(tx, ctx, proof, { status: 'accepted', refusal: null })
  const message = await hasProved(tx, ctx, notice, proof, hasLastProof)
  if (message) await tell(tx, ctx, picture, 'accepted', message)
}

/** It could not be had, or was no picture. */
export async function loseProof(tx: Db, ctx: RequestContext, picture: Picture): Promise<void> {
  const proof = await findWaiting(tx, ctx, picture.id)
  if (!proof) return
  const notice = await lockNoticeById(tx, ctx.county, proof.noticeId)
  await refuse(tx, ctx, { proof, notice, picture, refusal: 'lost' })
}

/** What an accepted photo comes to, and what its sender is told; more than one proves no more. */
async function hasProved(
  tx: Db,
  ctx: RequestContext,
  notice: Notice,
  { moment, sentAt, staffId }: Proof,
  hadLastProof: boolean,
): Promise<Say | null> {
  const { code } = notice
  if (moment === 'last') return hadLastProof ? null : say('posting.last_proved', { code })
  if (notice.status !== 'drawn_up') return null
  const posted = await postNotice(tx, ctx, notice, { sentAt, staffId })
  const { households, villages, closesOn: day } = posted
  return say('posting.posted', { code, day, households, villages })
}

function refusalOf(notice: Notice, proof: Proof, shown: Proof | undefined): Refusal | null {
  if (shown) {
    const isSame = shown.noticeId === proof.noticeId && shown.moment === proof.moment
    return isSame ? 'repeated' : 'shown_before'
  }
  return notice.status === 'void' ? 'notice_void' : null
}

async function findWaiting(tx: Db, { county }: RequestContext, mediaId: string) {
  const [proof] = await tx
    .select()
    .from(noticeProofs)
    .where(
      and(
        eq(noticeProofs.county, county),
        eq(noticeProofs.mediaId, mediaId),
        eq(noticeProofs.status, 'waiting'),
      ),
    )
    .for('update')
  return proof
}

/**
 * A proof of the county that was accepted on the same picture. The content is held until the end: of
 * two that show one picture at once the second finds the first.
 */
async function findShown(
  tx: Db,
  county: string,
  { id, contentHash }: { id: string; contentHash: Buffer },
): Promise<Proof | undefined> {
  await tx
    .select({ type: mediaContents.type })
    .from(mediaContents)
    .where(and(eq(mediaContents.county, county), eq(mediaContents.hash, contentHash)))
    .for('no key update')
  const same = tx
    .select({ id: media.id })
    .from(media)
    .where(and(eq(media.county, county), eq(media.contentHash, contentHash), ne(media.id, id)))
  const [shown] = await tx
    .select()
    .from(noticeProofs)
    .where(
      and(
        eq(noticeProofs.county, county),
        eq(noticeProofs.status, 'accepted'),
        sql`${noticeProofs.mediaId} = any(array(${same}))`,
      ),
    )
    .limit(1)
  return shown
}

const SAID = {
  shown_before: 'posting.shown_before',
  notice_void: 'posting.notice_void',
  lost: 'posting.lost',
} as const satisfies Record<Exclude<Refusal, 'repeated'>, TemplateName>

interface Refused {
  proof: Proof
  notice: Notice
  picture: Picture
  refusal: Refusal
}

async function refuse(tx: Db, ctx: RequestContext, { proof, notice, picture, refusal }: Refused) {
  await decide(tx, ctx, proof, { status: 'refused', refusal })
  // The same picture for the same thing changes nothing.
  if (refusal === 'repeated') return
  const { code } = notice
  await tell(tx, ctx, picture, 'refused', say(SAID[refusal], { code }))
}

async function decide(
  tx: Db,
  ctx: RequestContext,
  { mediaId, noticeId, moment, staffId }: Proof,
  set: { status: 'accepted' | 'refused'; refusal: Refusal | null },
) {
  await tx
    .update(noticeProofs)
    .set({ ...set, decidedAt: ctx.now })
    .where(and(eq(noticeProofs.county, ctx.county), eq(noticeProofs.mediaId, mediaId)))
  const details = { noticeId, mediaId, moment, staffId, ...set }
  const subject = `notice:${noticeId}`
  await record(tx, ctx, { subject, type: `notice.proof_${set.status}`, details })
}

function tell(
  tx: Db,
  ctx: RequestContext,
  { id, contactId }: Picture,
  what: 'accepted' | 'refused',
  message: Say,
) {
  return enqueue(tx, ctx, {
    contactId,
    purpose: `proof:${id}:${what}`,
    // Whoever sent it waits with the sheet in hand, late in the evening as well.
    class: 'answer',
    say: message,
  })
}
