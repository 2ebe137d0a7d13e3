import { and, eq, gte, inArray, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, households, leads, measures, people, visits } from '../../db/schema'
import type { WatchKind } from '../../db/values/roll'
import type { RequestContext } from '../http/context'
import { getFrozenFigure } from '../rounds/figures'
import type { Round } from '../rounds/find'
import { type Day, dayOf } from '../shared/day'
import { hasNoLabour, type RemovalFacts, type RemovalRefusal, removalRefusal } from './rules'
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
      visitedOn: sql<Day | null>`(
        select max(${visits.visitedOn})::text from ${visits}
         where ${visits.county} = ${county} and ${visits.householdId} = ${households.id})`,
      openRisks: sql<number>`(
        select count(*)::int from ${leads}
         where ${leads.county} = ${county} and ${leads.householdId} = ${households.id}
           and ${leads.kind} = 'risk' and ${leads.status} <> 'decided')`,
    })
    .from(households)
    .where(ofHousehold)
  const members = await db
    .select({ labour: people.labour })
    .from(people)
    .where(and(eq(people.county, county), eq(people.householdId, id)))
  const since = row?.watchedSince ?? null
  const planned = since === null ? [] : await listWatchMeasures(db, county, id, since)
  return {
    watch,
    watchedSince: since,
    hasNoLabour: hasNoLabour(members.map(({ labour }) => labour)),
    visitedOn: row?.visitedOn ?? null,
    measures: planned.map(({ status }) => status),
    openRisks: row?.openRisks ?? 0,
    today: dayOf(now),
    leastDays,
  }
}

/** What was planned since it is watched, or with the case that put it there, and not taken back. */
function listWatchMeasures(db: Db, county: string, householdId: string, since: Day) {
  const watchCases = db
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(
        eq(applications.county, county),
        eq(applications.householdId, householdId),
        eq(applications.kind, 'watch_list'),
      ),
    )
  return db
    .select({ status: measures.status })
    .from(measures)
    .where(
      and(
        eq(measures.county, county),
        eq(measures.householdId, householdId),
        ne(measures.status, 'cancelled'),
        or(gte(measures.plannedOn, since), inArray(measures.applicationId, watchCases)),
      ),
    )
}
