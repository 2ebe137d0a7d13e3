import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { noticeEntries, rounds } from '../../db/schema'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import type { Notice } from '../notices/find'
import { STANDING } from '../notices/rules'
import { frozenFigure } from '../rounds/figures'
import { type Day, dayOf } from '../shared/day'
import { addWorkingDays } from '../shared/working-days'

/** By when an objection filed today is decided, by the figures its round was opened with. */
export async function dueDayOf(tx: Db, ctx: RequestContext, notice: Notice): Promise<Day> {
  const { county } = ctx
  const today = dayOf(ctx.now)
  const [round] = await tx
    .select({ figures: rounds.figures })
    .from(rounds)
    .where(and(eq(rounds.county, county), eq(rounds.id, notice.roundId)))
  const frozen = round && frozenFigure(round, 'objection_working_days')
  const days = frozen ?? (await getFigure(tx, county, 'objection_working_days', today))
  return addWorkingDays(today, days)
}

/** What still stands on a list: neither taken off it nor gone up. */
export const stillListed = (county: string, noticeId: string) =>
  and(
    eq(noticeEntries.county, county),
    eq(noticeEntries.noticeId, noticeId),
    inArray(noticeEntries.status, STANDING),
  )
