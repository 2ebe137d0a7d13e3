import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, people } from '../../db/schema'
import type { MeasureStatus } from '../../db/values/registrations'
import type { WatchKind } from '../../db/values/roll'
import type { RequestContext } from '../http/context'
import { getFigure } from '../figures/service'
import { frozenFigure } from '../rounds/figures'
import type { Round } from '../rounds/find'
import { dayOf } from '../shared/day'
import { lastNeutralVisit } from './last-visit'
import { readLivelihoods } from './livelihood'
import {
  hasNoLabour,
  type RemovalFacts,
  type RemovalRefusal,
  removalRefusal,
  type WatchStandard,
} from './rules'
import { watchMeasureStatuses } from './watch-measures'
import { watchedSince } from './watched-since'

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>
type Watched = { id: string; watch: WatchKind | null }

/** Why a household cannot go into a round that says it need not be watched any more 风险消除; null when it can. */
export async function findRemovalRefusal(
  db: Db,
  ctx: Context,
  household: Watched,
  round: Pick<Round, 'figures'>,
): Promise<RemovalRefusal | null> {
  if (household.watch === null) return 'not_watched'
  const standard = await watchStandardOf(db, ctx, round)
  return removalRefusal(await readRemovalFacts(db, ctx, household, standard))
}

/** What a round about the watch goes by. */
export async function watchStandardOf(
  db: Db,
  { county, now }: Pick<Context, 'county' | 'now'>,
  round: Pick<Round, 'figures'>,
): Promise<WatchStandard> {
  const today = dayOf(now)
  const of = async (name: 'watch_line' | 'risk_removal_days') =>
    frozenFigure(round, name) ?? (await getFigure(db, county, name, today))
  return { lineFen: await of('watch_line'), leastDays: await of('risk_removal_days'), today }
}

async function readRemovalFacts(
  db: Db,
  ctx: Context,
  { id, watch }: Watched,
  standard: WatchStandard,
): Promise<RemovalFacts> {
  const { county } = ctx
  const ofHousehold = and(eq(households.county, county), eq(households.id, id))
  const [row] = await db
    .select({
      watchedSince: watchedSince(county),
      measures: watchMeasureStatuses(county),
      visitedOn: lastNeutralVisit(county),
      openRisks: sql<number>`(
        select count(*)::int from leads l
         where l.county = ${county} and l.household_id = households.id
           and l.kind = 'risk' and l.status <> 'decided')`,
    })
    .from(households)
    .where(ofHousehold)
  const members = await db
    .select({ labour: people.labour })
    .from(people)
    .where(and(eq(people.county, county), eq(people.householdId, id)))
  return {
    watch,
    watchedSince: row?.watchedSince ?? null,
    hasNoLabour: hasNoLabour(members.map(({ labour }) => labour)),
    visitedOn: row?.visitedOn ?? null,
    measures: (row?.measures ?? []) as MeasureStatus[],
    openRisks: row?.openRisks ?? 0,
    livelihood: (await readLivelihoods(db, ctx, [id])).get(id) ?? { incomes: [], lacking: [] },
    ...standard,
  }
}
