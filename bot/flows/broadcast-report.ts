import { parseResponse, type Reply, say } from '../../api/client'
import type { StepContext } from '../conversation/flow'
import { findBroadcast } from './approve-broadcast'

/** What became of an office notice, to staff who may see it; null for any other code. */
export async function broadcastReport(ctx: StepContext, code: string): Promise<Reply[] | null> {
  if (!ctx.contact.staffId) return null
  const found = await findBroadcast(ctx, code)
  if (!found || found === 'refused') return null
  const { id, status, area, body } = found
  if (status === 'draft') {
    return [say('broadcast.preview', { text: body }), say('broadcast.waits', { area, code })]
  }
  // Dropped before anybody got it.
  if (status === 'cancelled' && !found.approvedAt) return [say('broadcast.cancelled', {})]
  const answer = ctx.api.broadcasts[':id'].report.$get({ param: { id } })
  const { total, villages } = await parseResponse(answer)
  const report = say('broadcast.report', { area, ...total })
  const { withoutPhone, optedOut } = total
  if (withoutPhone + optedOut === 0) return [report]
  // Where most are to be told in another way, first.
  const most = villages
    .map((village) => ({ name: village.name, missed: village.withoutPhone + village.optedOut }))
    .filter(({ missed }) => missed > 0)
    .toSorted((a, b) => b.missed - a.missed)
  const names = most.map(({ name, missed }) => `${name}${missed}`).join(' ')
  return [report, say('broadcast.without_phone', { withoutPhone, optedOut, villages: names })]
}
