import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { noticeEntries, rounds } from '../../db/schema'
import type { FigureName } from '../figures/names'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import type { Notice } from '../notices/find'
import { STANDING } from '../notices/rules'
import { frozenFigure } from '../rounds/figures'
import { type Day, dayOf } from '../shared/day'
import { addWorkingDays } from '../shared/working-days'

/** By when what is filed today is decided, by the figures its round was opened with. */
export async function dueDayOf(
  tx: Db,
  ctx: RequestContext,
  notice: Notice,
  name: 'objection_working_days' | 'appeal_working_days',
): Promise<Day> {
  return addWorkingDays(dayOf(ctx.now), await roundFigure(tx, ctx, notice.roundId, name))
}

/** A figure as its round froze it; a round that did not goes by the county's own. */
export async function roundFigure(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  roundId: string,
  name: FigureName,
): Promise<number> {
  const [round] = await tx
    .select({ figures: rounds.figures })
    .from(rounds)
    .where(and(eq(rounds.county, county), eq(rounds.id, roundId)))
  const frozen = round && frozenFigure(round, name)
  return frozen ?? getFigure(tx, county, name, dayOf(now))
}

/** What still stands on a list: neither taken off it nor gone up. */
export const stillListed = (county: string, noticeId: string) =>
  and(
    eq(noticeEntries.county, county),
    eq(noticeEntries.noticeId, noticeId),
    inArray(noticeEntries.status, STANDING),
  )
