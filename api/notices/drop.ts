import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { noticeEntries, notices, noticeVillages } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { lockNotice } from './find'

/**
 * 作废: drops a list that was drawn up and does not hang yet, by whoever drew it up. Who was on it
 * comes onto the next one.
 */
export async function dropNotice(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string },
): Promise<Outcome> {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const notice = await lockNotice(tx, county, code)
  requireInScope(ctx, notice.areaPath, 'notice')
  if (notice.status !== 'drawn_up') throw new ApiError('refused', 'already_posted')
  if (notice.postedBy !== staffId) throw new ApiError('refused', 'not_drawer')
  await tx
    .update(notices)
    .set({ status: 'void' })
    .where(and(eq(notices.county, county), eq(notices.id, notice.id)))
  for (const table of [noticeEntries, noticeVillages])
    await tx
      .update(table)
      .set({ status: 'removed' })
      .where(and(eq(table.county, county), eq(table.noticeId, notice.id)))
  const details = { noticeId: notice.id, roundId: notice.roundId }
  const subjects = [`notice:${notice.id}`, `round:${notice.roundId}`]
  const events = subjects.map((subject) => ({ subject, type: 'notice.dropped', details }))
  await recordMany(tx, ctx, events)
  return { code: 'dropped', vars: { code: notice.code, area: notice.areaName } }
}
