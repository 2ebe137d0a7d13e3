import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { households, people } from '../../db/schema'
import type { MeasureStatus } from '../../db/values/registrations'
import type { WatchKind } from '../../db/values/roll'
import type { RequestContext } from '../http/context'
import { getFrozenFigure } from '../rounds/figures'
import type { Round } from '../rounds/find'
import { dayOf } from '../shared/day'
import { lastNeutralVisit } from './last-visit'
import { hasNoLabour, type RemovalFacts, type RemovalRefusal, removalRefusal } from './rules'
import { watchMeasureStatuses } from './watch-measures'
import { watchedSince } from './watched-since'

type Context = Pick<RequestContext, 'county' | 'now'>
type Watched = { id: string; watch: WatchKind | null }

/** Why a household cannot go into a round that says it need not be watched any more 风险消除; null when it can. */
export async function findRemovalRefusal(
  db: Db,
  ctx: Context,
  household: Watched,
  round: Pick<Round, 'figures'>,
): Promise<RemovalRefusal | null> {
  if (household.watch === null) return 'not_watched'
  const leastDays = getFrozenFigure(round, 'risk_removal_days')
  return removalRefusal(await readRemovalFacts(db, ctx, household, leastDays))
}

async function readRemovalFacts(
  db: Db,
  { county, now }: Context,
  { id, watch }: Watched,
  leastDays: number,
): Promise<RemovalFacts> {
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
    today: dayOf(now),
    leastDays,
  }
}
