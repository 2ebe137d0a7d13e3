import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import { applications, entryVisits, households, villageCases } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { EntryKind } from '../../db/values/entry-visits'
import type { NoticeLevel } from '../../db/values/rounds'
import { isOpenApplication } from '../applications/open'
import { readExitGaps } from '../exits/gaps'
import type { ExitGap } from '../exits/rules'
import type { RequestContext } from '../http/context'
import type { Round } from '../rounds/find'
import { isOfVillages, stepAt } from '../rounds/paths'

/** A case a meeting votes on: of a household, or of a village. */
export interface ReviewCase {
  caseId: string
  /** Null where the case is a village's. */
  householdId: string | null
  /** Of the head, or of the village. */
  name: string
  /** How many people; of a village null. */
  size: number | null
  areaPath: AreaPath
  /** Whoever has to enter before this review has done so. */
  hasEntry: boolean
  /** What an exit still lacks by its survey; null of any other kind. */
  gap: ExitGap | null
}

type Reader = Pick<RequestContext, 'county' | 'now' | 'deps'>

interface Where {
  level: NoticeLevel
  areaPath: AreaPath
}

/**
 * The cases of a round that wait for the review of a level in an area, in the order in which a meeting
 * takes them: arrived there, not withdrawn, passed by no review of the level yet.
 */
export async function openItemsFor(
  tx: Db,
  ctx: Reader,
  round: Round,
  where: Where,
): Promise<ReviewCase[]> {
  const step = stepAt(round.kind, where.level)
  if (!step) return []
  if (isOfVillages(round.kind)) {
    const villages = await villagesFor(tx, ctx, round, where)
    return villages.map((each) => ({ ...each, gap: null }))
  }
  const households = await householdsFor(tx, ctx, round, where, step.entry)
  const ids = households.map(({ householdId }) => householdId)
  const gaps = round.kind === 'exit' ? await readExitGaps(tx, ctx, round, ids) : null
  return households.map((each) => ({ ...each, gap: gaps?.get(each.householdId) ?? null }))
}

function householdsFor(
  tx: Db,
  { county, now }: Reader,
  { id: roundId }: Round,
  { level, areaPath }: Where,
  entry: EntryKind | null,
) {
  const entered = sql<boolean>`exists (
    select from ${entryVisits}
     where ${entryVisits.county} = ${county} and ${entryVisits.roundId} = ${roundId}
       and ${entryVisits.householdId} = ${households.id} and ${entryVisits.kind} = ${entry}
       and ${entryVisits.status} = 'finished')`
  return tx
    .select({
      caseId: applications.id,
      householdId: households.id,
      name: households.headName,
      size: households.size,
      areaPath: households.areaPath,
      hasEntry: entry === null ? sql<boolean>`true` : entered,
    })
    .from(applications)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(
      and(
        eq(applications.county, county),
        eq(applications.roundId, roundId),
        eq(applications.level, level),
        isNull(applications.reviewId),
        isOpenApplication(now),
        liesIn(households.areaPath, areaPath),
      ),
    )
    .orderBy(asc(households.areaPath), asc(households.headName), asc(households.id))
}

function villagesFor(
  tx: Db,
  { county }: Reader,
  { id: roundId }: Round,
  { level, areaPath }: Where,
) {
  return tx
    .select({
      caseId: villageCases.id,
      householdId: sql<null>`null`,
      name: villageCases.villageName,
      size: sql<null>`null`,
      areaPath: villageCases.villagePath,
      hasEntry: sql<boolean>`true`,
    })
    .from(villageCases)
    .where(
      and(
        eq(villageCases.county, county),
        eq(villageCases.roundId, roundId),
        eq(villageCases.level, level),
        isNull(villageCases.reviewId),
        eq(villageCases.status, 'filed'),
        liesIn(villageCases.villagePath, areaPath),
      ),
    )
    .orderBy(asc(villageCases.villagePath), asc(villageCases.id))
}

const liesIn = (column: PgColumn, areaPath: AreaPath) =>
  sql`(${column} = ${areaPath} or ${column} like ${`${areaPath}.%`})`
