import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import { applications, entryVisits, households, villageCases } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { EntryKind } from '../../db/values/entry-visits'
import type { NoticeLevel } from '../../db/values/rounds'
import { isOpenApplication } from '../applications/open'
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
}

type Reader = Pick<RequestContext, 'county' | 'now'>

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
  return isOfVillages(round.kind)
    ? villagesFor(tx, ctx, round, where)
    : householdsFor(tx, ctx, round, where, step.entry)
}

function householdsFor(
  tx: Db,
  { county, now }: Reader,
  { id: roundId }: Round,
  { level, areaPath }: Where,
  entry: EntryKind | null,
): Promise<ReviewCase[]> {
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
): Promise<ReviewCase[]> {
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
