import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { entryVisits, households, rounds, staff } from '../../db/schema'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { getFigure } from '../figures/service'
import { frozenFigure } from '../rounds/figures'
import { findOpenRound, type Round } from '../rounds/find'
import { ApiError } from '../shared/errors'
import { type Difference, differencesIn, type Tolerance } from './differences'
import { type Entry, listEntries } from './store'

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

/**
 * The entries of a household with what each found and where they disagree, in the open round unless
 * another is asked for; the reading is on record.
 */
export async function listEntryVisits(
  ctx: RequestContext,
  { householdId, roundId }: { householdId: string; roundId?: string | undefined },
) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const [household] = await db
    .select({ head: households.headName, areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
  if (!household) throw new ApiError('not_found', 'household')
  requireInScope(ctx, household.areaPath, 'household')
  const id = roundId ?? (await findOpenRound(db, county, household.areaPath))?.id
  if (!id) throw new ApiError('not_found', 'round')
  await recordAccess(db, ctx, 'entry.list', `household:${householdId}`)
  const entries = await listEntries(db, ctx, { roundId: id, householdId })
  const beside = await readBeside(db, county, entries)
  return {
    householdId,
    head: household.head,
    roundId: id,
    entries: entries.map((entry) => ({ ...shownOf(entry), ...beside.get(entry.id) })),
    differences: await differencesOf(db, ctx, id, householdId),
  }
}

const shownOf = (entry: Entry) => ({
  id: entry.id,
  kind: entry.kind,
  status: entry.status,
  staffId: entry.staffId,
  companionId: entry.companionId,
  startedAt: entry.startedAt.toISOString(),
  finishedAt: entry.finishedAt?.toISOString() ?? null,
  visitedOn: entry.visitedOn,
  verdict: entry.verdict,
  isFar: entry.isFar,
  openDisputes: entry.openDisputes,
  facts: entry.facts,
})

/** Who entered, whether they are tied to the household, and how many pictures they sent. */
async function readBeside(db: Db, county: string, entries: readonly Entry[]) {
  const ids = entries.map(({ id }) => id)
  if (ids.length === 0) return new Map<string, never>()
  const rows = await db
    .select({
      id: entryVisits.id,
      by: staff.name,
      companion: sql<string | null>`(
        select c.name from staff c where c.county = ${county} and c.id = ${entryVisits.companionId})`,
      isTied: sql<boolean>`exists (
        select from staff_ties t where t.county = ${county} and t.staff_id = ${entryVisits.staffId}
           and t.household_id = ${entryVisits.householdId})`,
      photos: sql<number>`(
        select count(*)::int from media m
         where m.county = ${county} and m.subject = 'entry:' || ${entryVisits.id}
           and m.status in ('wanted', 'kept'))`,
    })
    .from(entryVisits)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, entryVisits.staffId)))
    .where(and(eq(entryVisits.county, county), inArray(entryVisits.id, ids)))
  return new Map(rows.map(({ id, ...row }) => [id, row]))
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
