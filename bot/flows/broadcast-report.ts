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
  // Nobody is to be told any more.
  if (status === 'cancelled') return [report, say('broadcast.cancelled', {})]
  const { withoutPhone, optedOut, told, untold } = total
  if (told + untold > 0) {
    const left = mostFirst(villages, (village) => village.untold)
    return [
      report,
      say('broadcast.relayed', { withoutPhone, optedOut, told, untold, villages: left }),
    ]
  }
  if (withoutPhone + optedOut === 0) return [report]
  const missed = mostFirst(villages, (village) => village.withoutPhone + village.optedOut)
  return [report, say('broadcast.without_phone', { withoutPhone, optedOut, villages: missed })]
}

/** 宝坪村7 象坪村2: where most are to be told in another way, first. */
const mostFirst = <V extends { name: string }>(villages: readonly V[], count: (of: V) => number) =>
  villages
    .map((village) => ({ name: village.name, missed: count(village) }))
    .filter(({ missed }) => missed > 0)
    .toSorted((a, b) => b.missed - a.missed)
    .map(({ name, missed }) => `${name}${missed}`)
    .join(' ')
