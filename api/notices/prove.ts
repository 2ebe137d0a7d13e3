import type { Db } from '../../db/client'
import { noticeProofs } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { putPhotos } from '../visits/service'
import { lockNotice } from './find'
import { readProofs } from './proofs'
import { proofMoment } from './rules'

interface Proof {
  code: string
  /** Of the sheet on the wall, as the chat names them. */
  photos: Attachments['photos']
}

/**
 * Takes photos of a sheet on the wall from whoever may post there. What they prove is decided once
 * one of them is fetched and kept; the sender then hears of it.
 */
export async function proveNotice(
  tx: Db,
  ctx: RequestContext,
  { code, photos }: Proof,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const notice = await lockNotice(tx, county, code)
  requireInScope(ctx, notice.areaPath, 'notice')
  if (photos.length === 0) throw new ApiError('refused', 'photo_missing')
  const proofs = await readProofs(tx, county, notice.id)
  const found = proofMoment({ ...notice, ...proofs }, dayOf(now))
  if ('refusal' in found) throw new ApiError('refused', found.refusal)
  const { moment } = found
  const subject = `notice:${notice.id}`
  const mediaIds = await putPhotos(tx, ctx, subject, photos)
  const proof = { county, noticeId: notice.id, moment, status: 'waiting' as const }
  await tx
    .insert(noticeProofs)
    .values(mediaIds.map((mediaId) => ({ ...proof, mediaId, staffId, sentAt: now })))
  const details = { noticeId: notice.id, moment, staffId, mediaIds }
  await record(tx, ctx, { subject, type: 'notice.proof_sent', details })
  return { code: 'sent', vars: { code: notice.code, area: notice.areaName } }
}
