import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { entryVisits } from '../../db/schema'
import { readFacts } from '../entry-visits/store'
import { getFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { frozenFigure } from '../rounds/figures'
import type { Round } from '../rounds/find'
import { dayOf } from '../shared/day'
import { exitGap, type ExitGap, type ExitStandard } from './rules'

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>

/** What a round of exits goes by. One opened before there was a margin has none. */
export async function exitStandardOf(
  tx: Db,
  { county, now }: Pick<Context, 'county' | 'now'>,
  round: Pick<Round, 'figures'>,
): Promise<ExitStandard> {
  const line = frozenFigure(round, 'poverty_line')
  return {
    lineFen: line ?? (await getFigure(tx, county, 'poverty_line', dayOf(now))),
    marginPercent: frozenFigure(round, 'exit_income_margin_percent') ?? 0,
  }
}

/** By household what keeps it from leaving, where its survey of the round is finished. */
export async function readExitGaps(
  tx: Db,
  ctx: Context,
  round: Pick<Round, 'id' | 'figures'>,
  householdIds: readonly string[],
): Promise<ReadonlyMap<string, ExitGap>> {
  if (householdIds.length === 0) return new Map()
  const { county } = ctx
  const surveys = await tx
    .select()
    .from(entryVisits)
    .where(
      and(
        eq(entryVisits.county, county),
        eq(entryVisits.roundId, round.id),
        inArray(entryVisits.householdId, [...householdIds]),
        eq(entryVisits.kind, 'survey'),
        eq(entryVisits.status, 'finished'),
      ),
    )
  const standard = await exitStandardOf(tx, ctx, round)
  return new Map(
    surveys.map((row) => {
      const { netIncomePerHeadFen } = row
      const { assurances } = readFacts(ctx, row)
      return [row.householdId, exitGap({ netIncomePerHeadFen, assurances }, standard)] as const
    }),
  )
}
