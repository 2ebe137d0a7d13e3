import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { entryVisits } from '../../db/schema'
import type { EntryKind, EntryVisitStatus, Verdict } from '../../db/values/entry-visits'
import type { RequestContext } from '../http/context'
import type { Day } from '../shared/day'
import type { Place } from '../shared/sealing'
import { newId } from '../shared/ids'
import { NO_FACTS, type SurveyFacts } from './facts'

type Row = typeof entryVisits.$inferSelect

/** An entry as it stands, with what it found opened. */
export type Entry = Omit<Row, 'factsSealed'> & { facts: SurveyFacts }

/** Which entry is meant: there is one of a kind per round and household. */
export interface EntryKey {
  roundId: string
  householdId: string
  kind: EntryKind
}

export interface EntryToSave extends EntryKey {
  /** Of the household's villager group. */
  areaPath: string
  status: EntryVisitStatus
  staffId: string
  companionId: string | null
  startedAt: Date
  finishedAt: Date | null
  visitedOn: Day | null
  verdict: Verdict | null
  facts: SurveyFacts
  /** Where it was sent from, in millionths of a degree. */
  point: { latitudeE6: number; longitudeE6: number } | null
  isFar: boolean
}

type Context = Pick<RequestContext, 'county' | 'deps'>

/**
 * Puts an entry down, or in the place of the one that stands; its event is the caller's to record. The
 * caller holds the household, so that of two at once the second finds the first's. The income and
 * how much is disputed are taken from the facts.
 */
export async function saveEntry(tx: Db, ctx: Context, entry: EntryToSave): Promise<{ id: string }> {
  const { county, deps } = ctx
  const { facts, point, ...given } = entry
  const [standing] = await tx
    .select({ id: entryVisits.id })
    .from(entryVisits)
    .where(and(eq(entryVisits.county, county), isEntry(given)))
  const id = standing?.id ?? newId()
  const row = {
    ...given,
    factsSealed: deps.sealer.seal(factsPlace(county, id), JSON.stringify(facts)),
    netIncomePerHeadFen: facts.netIncomePerHeadFen,
    openDisputes: facts.disputes.filter(({ settled }) => settled === null).length,
    latitudeE6: point?.latitudeE6 ?? null,
    longitudeE6: point?.longitudeE6 ?? null,
  }
  if (!standing) {
    await tx.insert(entryVisits).values({ county, id, ...row })
    return { id }
  }
  await tx
    .update(entryVisits)
    .set(row)
    .where(and(eq(entryVisits.county, county), eq(entryVisits.id, id)))
  return { id }
}

export async function findEntry(tx: Db, ctx: Context, key: EntryKey): Promise<Entry | undefined> {
  const [row] = await tx
    .select()
    .from(entryVisits)
    .where(and(eq(entryVisits.county, ctx.county), isEntry(key)))
  return row && withFacts(ctx, row)
}

/**
 * The entries of a household in a round: screening, survey, revisit, as far as there are any. One that
 * is not finished may have been put off or be under way.
 */
export async function listEntries(
  tx: Db,
  ctx: Context,
  { roundId, householdId }: Omit<EntryKey, 'kind'>,
): Promise<Entry[]> {
  const rows = await tx
    .select()
    .from(entryVisits)
    .where(
      and(
        eq(entryVisits.county, ctx.county),
        eq(entryVisits.roundId, roundId),
        eq(entryVisits.householdId, householdId),
      ),
    )
    .orderBy(asc(entryVisits.startedAt), asc(entryVisits.kind))
  return rows.map((row) => withFacts(ctx, row))
}

/** Whether the screening of a household in a round found that it may qualify. */
export async function isFoundEligible(
  tx: Db,
  { county }: Pick<Context, 'county'>,
  roundId: string,
  householdId: string,
): Promise<boolean> {
  const screening = isEntry({ roundId, householdId, kind: 'screening' })
  const stands = and(eq(entryVisits.status, 'finished'), eq(entryVisits.verdict, 'eligible'))
  return (await tx.$count(entryVisits, and(eq(entryVisits.county, county), screening, stands))) > 0
}

/** What an entry found, opened. What an older one does not have yet nobody looked at. */
export function readFacts({ county, deps }: Context, row: Pick<Row, 'id' | 'factsSealed'>) {
  const found = deps.sealer.open(factsPlace(county, row.id), row.factsSealed)
  // As it was put down.
  return { ...NO_FACTS, ...(JSON.parse(found) as Partial<SurveyFacts>) }
}

export function withFacts(ctx: Context, { factsSealed, ...row }: Row): Entry {
  return { ...row, facts: readFacts(ctx, { id: row.id, factsSealed }) }
}

const isEntry = ({ roundId, householdId, kind }: EntryKey) =>
  and(
    eq(entryVisits.roundId, roundId),
    eq(entryVisits.householdId, householdId),
    eq(entryVisits.kind, kind),
  )

export const factsPlace = (county: string, id: string): Place => ({
  county,
  table: 'entry_visits',
  column: 'facts_sealed',
  row: id,
})
