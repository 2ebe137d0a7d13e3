import { lastAppealDay } from '../appeals/rules'
import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { getNoticeById } from '../notices/find'
import { type Day, dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { roundFigure } from './notice'
import type { Objection } from './put-down'

type Decided = Pick<Objection, 'noticeId' | 'appealOfId' | 'decidedAt'>

/**
 * Until when the next level can be asked about a decision; null where it cannot: it is the next level's
 * own, or nobody has set how long that may take, and nothing is promised then.
 */
export async function appealDayOf(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  decided: Decided,
): Promise<Day | null> {
  if (decided.appealOfId) return null
  return getAppealDay(tx, ctx, decided).catch((error: unknown) => {
    if (error instanceof ApiError && error.code === 'figure_missing') return null
    throw error
  })
}

/** The same; null only while nothing is decided, and `figure_missing` where nobody has set it. */
export async function getAppealDay(
  tx: Db,
  ctx: Pick<RequestContext, 'county' | 'now'>,
  { noticeId, decidedAt }: Decided,
): Promise<Day | null> {
  if (!decidedAt) return null
  const { roundId } = await getNoticeById(tx, ctx.county, noticeId)
  return lastAppealDay(dayOf(decidedAt), await roundFigure(tx, ctx, roundId, 'appeal_days'))
}
