import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { rounds } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { NoticeLevel, RoundKind } from '../../db/values/rounds'
import { frozenFigure, getFrozenFigure } from '../rounds/figures'
import type { Round } from '../rounds/find'
import { stepAt } from '../rounds/paths'
import { withAncestors } from '../shared/area-path'
import { ApiError } from '../shared/errors'

/** The open rounds of every kind an area lies in, held until the end: nobody draws a list of them up meanwhile. */
export const lockOpenRounds = (tx: Db, county: string, areaPath: AreaPath): Promise<Round[]> =>
  tx
    .select()
    .from(rounds)
    .where(
      and(
        eq(rounds.county, county),
        eq(rounds.status, 'open'),
        inArray(rounds.areaPath, withAncestors(areaPath)),
      ),
    )
    .orderBy(asc(rounds.id))
    .for('no key update')

/** Whether rounds of a kind post a list at a level. */
export const isPostedAt = (kind: RoundKind, level: NoticeLevel): boolean =>
  Boolean(stepAt(kind, level)?.noticeDays)

type Frozen = Pick<Round, 'kind' | 'figures'>

/** For how many days a list of a round hangs at a level, as the round froze it. */
export function noticeDaysOf(round: Frozen, level: NoticeLevel): number {
  const name = stepAt(round.kind, level)?.noticeDays
  if (!name) throw new ApiError('refused', 'no_notice_here')
  return getFrozenFigure(round, name)
}

/** The same where it is only shown; null where nobody knows any more. */
export function findNoticeDays(round: Frozen, level: NoticeLevel): number | null {
  const name = stepAt(round.kind, level)?.noticeDays
  return (name && frozenFigure(round, name)) ?? null
}
