import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { publishedCases } from '../../db/schema'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { personalIn } from '../village-lists/rules'
import { announceCase } from './announce'
import { lockPublished } from './find'
import { quarterOf, settleRefusal } from './rules'

interface Given {
  code: string
  isApproved: boolean
  reason: string
}

/**
 * 批准曝光: another inspector than who wrote it makes a case public. It stands in the bulletin of the
 * quarter it is approved in, and goes out to the people of the place and the staff of the county.
 */
export async function settlePublishedCase(
  tx: Db,
  ctx: RequestContext,
  given: Given,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { row, published, person } = await lockPublished(tx, ctx, given.code)
  if (!published || !person) throw new ApiError('not_found', 'published_case')
  const refusal = settleRefusal({
    status: published.status,
    isDrafter: published.draftedBy === staffId,
    isPerson: row.staffId === staffId,
  })
  if (refusal) throw new ApiError('refused', refusal)
  const { code } = row
  const { id } = published
  const today = dayOf(now)
  const subject = `published_case:${id}`
  const decided = { decidedBy: staffId, decidedOn: today }
  const set = (to: Partial<typeof publishedCases.$inferInsert>) =>
    tx
      .update(publishedCases)
      .set(to)
      .where(and(eq(publishedCases.county, county), eq(publishedCases.id, id)))
  if (!given.isApproved) {
    const reason = given.reason.trim()
    const personal = personalIn(reason)
    if (personal) throw new ApiError('refused', personal)
    await set({ ...decided, status: 'refused' })
    await record(tx, ctx, { subject, type: 'published_case.refused', details: { reason } })
    await tellStaff(tx, ctx, {
      staffId: published.draftedBy,
      asker: ANYWHERE,
      purpose: `${subject}:refused`,
      say: say('published.refused_drafter', { code, reason }),
    })
    return { code: 'refused_draft', vars: { code } }
  }
  const quarter = quarterOf(today)
  const { draftedBy, text } = published
  const { broadcastId, recipients } = await announceCase(tx, ctx, { text, draftedBy, person })
  await set({ ...decided, status: 'approved', quarter, broadcastId })
  const details = { quarter, broadcastId, recipients }
  await record(tx, ctx, { subject, type: 'published_case.approved', details })
  return { code: 'published', vars: { code, recipients } }
}
