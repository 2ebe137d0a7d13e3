import { and, asc, eq, inArray } from 'drizzle-orm'
import { effectiveStatus } from '../applications/rules'
import type { Db } from '../../db/client'
import { applications, households, villageCases } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { CaseLevel } from '../../db/values/rounds'
import type { RequestContext } from '../http/context'
import { isOfVillages, nextLevel, stepAt } from '../rounds/paths'
import { contains } from '../shared/area-path'
import { openItemsFor } from './cases'
import type { Item, Meeting } from './meeting'
import { splitReady } from './rules'

/** A case a meeting voted on that is still there to be decided. */
export interface Standing {
  item: Item
  /** Null where the case is a village's. */
  householdId: string | null
  /** Of the head, or of the village. */
  name: string
  areaPath: AreaPath
  /** Where it is once it is passed: at the level, until its list was posted, or at the next one. */
  level: CaseLevel
}

/**
 * Holds what a meeting decides until the end: households, then their applications. Who has withdrawn,
 * moved away, was decided on by anything else, or lacks what the review needs is not among them.
 */
export async function holdCases(
  tx: Db,
  ctx: RequestContext,
  meeting: Meeting,
  items: readonly Item[],
): Promise<Standing[]> {
  const { review, round } = meeting
  const step = stepAt(round.kind, review.level)
  const level = step?.noticeDays ? review.level : nextLevel(round.kind, review.level)
  const cases = new Map(meeting.cases.map((each) => [each.caseId, each]))
  const voted = items.flatMap((item) => {
    const of = cases.get(item.caseId)
    return of ? [{ item, ...of }] : []
  })
  const held = await lockHouseholdsOf(tx, ctx.county, voted)
  const open = isOfVillages(round.kind)
    ? await lockVillages(tx, ctx, meeting, items)
    : await lockApplications(tx, ctx, meeting, items)
  // The survey may have been opened again before the case was held.
  const { cases: ready } = splitReady(await openItemsFor(tx, ctx, round, review))
  const isReady = new Set(ready.map(({ caseId }) => caseId))
  const isHere = (householdId: string) =>
    contains(review.areaPath, held.get(householdId)?.areaPath ?? '')
  return voted
    .filter(
      ({ caseId, householdId }) =>
        open.has(caseId) && isReady.has(caseId) && (!householdId || isHere(householdId)),
    )
    .map(({ item, householdId, name, areaPath }) => ({ item, householdId, name, areaPath, level }))
}

async function lockHouseholdsOf(
  tx: Db,
  county: string,
  cases: readonly { householdId: string | null }[],
): Promise<Map<string, typeof households.$inferSelect>> {
  const ids = cases.flatMap(({ householdId }) => householdId ?? [])
  if (ids.length === 0) return new Map()
  const held = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), inArray(households.id, ids)))
    .orderBy(asc(households.id))
    .for('update')
  return new Map(held.map((each) => [each.id, each]))
}

/** Neither withdrawn, nor decided or moved on by anything else. */
async function lockApplications(
  tx: Db,
  { county, now }: RequestContext,
  { review }: Meeting,
  items: readonly Item[],
): Promise<Set<string>> {
  const ids = items.map(({ caseId }) => caseId)
  const held = await tx
    .select()
    .from(applications)
    .where(and(eq(applications.county, county), inArray(applications.id, ids)))
    .orderBy(asc(applications.id))
    .for('update')
  const open = held.filter(
    (each) =>
      effectiveStatus(each, now) === 'filed' &&
      each.roundId === review.roundId &&
      each.level === review.level &&
      each.reviewId === null,
  )
  return new Set(open.map(({ id }) => id))
}

async function lockVillages(
  tx: Db,
  { county }: RequestContext,
  { review }: Meeting,
  items: readonly Item[],
): Promise<Set<string>> {
  const ids = items.map(({ caseId }) => caseId)
  const held = await tx
    .select()
    .from(villageCases)
    .where(and(eq(villageCases.county, county), inArray(villageCases.id, ids)))
    .orderBy(asc(villageCases.id))
    .for('update')
  const open = held.filter(
    ({ status, level, reviewId }) =>
      status === 'filed' && level === review.level && reviewId === null,
  )
  return new Set(open.map(({ id }) => id))
}
