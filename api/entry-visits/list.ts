import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { rounds } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { getFigure } from '../figures/service'
import { frozenFigure } from '../rounds/figures'
import type { Round } from '../rounds/find'
import { ApiError } from '../shared/errors'
import { type Difference, differencesIn, type Tolerance } from './differences'
import { listEntries } from './store'

type Context = Pick<RequestContext, 'county' | 'deps'>

/**
 * What the finished entries of a household in a round disagree about, beyond the round's tolerances:
 * for whoever goes there next, and for the review.
 */
export async function differencesOf(
  tx: Db,
  ctx: Context,
  roundId: string,
  householdId: string,
): Promise<Difference[]> {
  const [round] = await tx
    .select()
    .from(rounds)
    .where(and(eq(rounds.county, ctx.county), eq(rounds.id, roundId)))
  if (!round) throw new ApiError('not_found', 'round')
  const entries = await listEntries(tx, ctx, { roundId, householdId })
  const finished = entries.filter(({ status }) => status === 'finished')
  return differencesIn(finished, await toleranceOf(tx, ctx, round))
}

/** As the round froze it; a round older than these figures goes by those of the day it was opened. */
export async function toleranceOf(tx: Db, { county }: Context, round: Round): Promise<Tolerance> {
  const figure = async (
    name: 'entry_area_tolerance_percent' | 'entry_income_tolerance_percent',
  ): Promise<number> =>
    frozenFigure(round, name) ?? (await getFigure(tx, county, name, round.openedOn))
  return {
    areaPercent: await figure('entry_area_tolerance_percent'),
    incomePercent: await figure('entry_income_tolerance_percent'),
  }
}
