import { and, asc, eq, inArray, not, or, sql } from 'drizzle-orm'
import { applications, entryVisits, households, rounds } from '../../db/schema'
import type { CaseLevel } from '../../db/values/rounds'
import { isOpenApplication } from '../applications/open'
import { areaInWords } from '../areas/words'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { inScope } from '../http/scope'
import { contestedIn, isToRevisit } from './contested'
import { toleranceOf } from './list'
import { openRoundOf } from './screening-list'
import { withFacts } from './store'

/** A household somebody of the resident team has to go back to. */
export interface ToRevisit {
  householdId: string
  head: string
  area: string
  level: CaseLevel | null
  disputes: number
  differences: number
}

/**
 * The households of the actor's area to go back to in the open round: those that have come to the
 * township and were not visited again, and those about which something is contested.
 */
export async function listToRevisit(ctx: RequestContext): Promise<{ items: ToRevisit[] }> {
  const { county, deps } = ctx
  const { db } = deps.connection
  const rows = await listCandidates(ctx)
  const items: ToRevisit[] = []
  for (const [, ofRound] of Map.groupBy(rows, ({ round }) => round.id)) {
    const [first] = ofRound
    if (!first) continue
    const tolerance = await toleranceOf(db, ctx, first.round)
    const entriesOf = await readEntries(
      ctx,
      first.round.id,
      ofRound.map(({ id }) => id),
    )
    for (const { id, head, areaPath, level } of ofRound) {
      const entries = entriesOf.get(id) ?? []
      const contested = contestedIn(entries, tolerance)
      if (!isToRevisit(entries, level, contested)) continue
      items.push({
        householdId: id,
        head,
        area: await areaInWords(db, county, areaPath),
        level,
        disputes: contested.disputes.length,
        differences: contested.differences.length,
      })
    }
  }
  for (const path of 'areaPaths' in ctx.grant ? new Set(ctx.grant.areaPaths) : [county])
    await recordAccess(db, ctx, 'entry.list', `area:${path}`)
  return { items }
}

/** More than there are to revisit: whether anything differs only the opened entries tell. */
async function listCandidates(ctx: RequestContext) {
  const { county, deps, now } = ctx
  const entry = (kind: string) => sql`exists (
    select from entry_visits e where e.county = ${county} and e.round_id = ${rounds.id}
       and e.household_id = ${households.id} and e.kind = ${kind} and e.status = 'finished')`
  const disputed = sql`exists (
    select from entry_visits e where e.county = ${county} and e.round_id = ${rounds.id}
       and e.household_id = ${households.id} and e.open_disputes > 0)`
  // Nobody decides any more by what is found where the last case of the round was declined.
  const isOver = sql`coalesce((
    select a.status = 'declined' from applications a
     where a.county = ${county} and a.household_id = ${households.id} and a.round_id = ${rounds.id}
     order by a.filed_at desc, a.id desc limit 1), false)`
  return deps.connection.db
    .select({
      id: households.id,
      head: households.headName,
      areaPath: households.areaPath,
      level: applications.level,
      round: rounds,
    })
    .from(households)
    .innerJoin(rounds, openRoundOf(county))
    .leftJoin(
      applications,
      and(
        eq(applications.county, county),
        eq(applications.householdId, households.id),
        eq(applications.roundId, rounds.id),
        isOpenApplication(now),
      ),
    )
    .where(
      and(
        eq(households.county, county),
        inScope(ctx, households.areaPath),
        not(isOver),
        or(eq(applications.level, 'township'), disputed, and(entry('screening'), entry('survey'))),
      ),
    )
    .orderBy(asc(households.areaPath), asc(households.headName), asc(households.id))
}

async function readEntries(ctx: RequestContext, roundId: string, householdIds: string[]) {
  const rows = await ctx.deps.connection.db
    .select()
    .from(entryVisits)
    .where(
      and(
        eq(entryVisits.county, ctx.county),
        eq(entryVisits.roundId, roundId),
        inArray(entryVisits.householdId, householdIds),
      ),
    )
  return Map.groupBy(
    rows.map((row) => withFacts(ctx, row)),
    ({ householdId }) => householdId,
  )
}
