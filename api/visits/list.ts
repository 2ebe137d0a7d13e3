import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { handbookFields, households, staff, visits } from '../../db/schema'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import type { PageQuery } from '../http/page'
import { inScope, requireInScope } from '../http/scope'
import { decodeCursor, pageOf } from '../shared/cursor'
import { ApiError } from '../shared/errors'
import { isUncorrected } from './handbook-fields'
import { visitPlace } from './service'

export interface VisitQuery extends PageQuery {
  household?: string | undefined
  /** The actor's own, or others'. */
  isMine?: boolean | undefined
  /** Without notes that were corrected. */
  isCurrent?: boolean | undefined
}

const Position = z.tuple([z.iso.datetime(), z.uuid()])
const NO_ONE = '00000000-0000-0000-0000-000000000000'

/** Notes on households of the actor's area, newest first, with what was written; put on record. */
export async function listVisits(ctx: RequestContext, query: VisitQuery) {
  const { county, deps, actor, grant } = ctx
  const { db } = deps.connection
  const { cursor, limit, household, isMine, isCurrent } = query
  const after = cursor === undefined ? undefined : decodeCursor(cursor, Position)
  const mine = eq(visits.staffId, actor.kind === 'staff' ? actor.staffId : NO_ONE)
  const rows = await db
    .select({
      visit: visits,
      head: households.headName,
      areaPath: households.areaPath,
      visitor: staff.name,
      isCurrent: sql<boolean>`${isUncorrected(county)}`,
      isTied: sql<boolean>`exists (
        select from staff_ties t where t.county = ${county} and t.staff_id = ${visits.staffId}
           and t.household_id = ${visits.householdId})`,
      photos: sql<number>`(
        select count(*)::int from media m
         where m.county = ${county} and m.subject = 'visit:' || ${visits.id}
           and m.status in ('wanted', 'kept'))`,
    })
    .from(visits)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, visits.householdId)),
    )
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, visits.staffId)))
    .where(
      and(
        eq(visits.county, county),
        inScope(ctx, households.areaPath),
        household === undefined ? undefined : eq(visits.householdId, household),
        isMine === undefined ? undefined : isMine ? mine : sql`not (${mine})`,
        isCurrent === undefined
          ? undefined
          : isCurrent
            ? isUncorrected(county)
            : sql`not (${isUncorrected(county)})`,
        after &&
          sql`(${visits.notedAt}, ${visits.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(visits.notedAt), desc(visits.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ visit: { notedAt, id } }) => [
    notedAt.toISOString(),
    id,
  ])
  const seen =
    household === undefined
      ? grant.reach === 'area'
        ? [...new Set(grant.areaPaths)].map((path) => `area:${path}`)
        : [`area:${county}`]
      : [`household:${household}`]
  for (const subject of seen) await recordAccess(db, ctx, 'visit.list', subject)
  return {
    items: items.map(({ visit, visitor, ...row }) => {
      const { id, householdId, staffId, purpose, visitedOn, notedAt, isFar, correctsId } = visit
      return {
        id,
        householdId,
        ...row,
        visitor: { staffId, name: visitor },
        purpose,
        visitedOn,
        notedAt: notedAt.toISOString(),
        isFar,
        correctsId,
        body: deps.sealer.open(visitPlace(county, id), visit.bodySealed),
      }
    }),
    next,
  }
}

/** The handbook 扶贫手册 of a household as its notes fill it, looked at on record. */
export async function getHandbook(ctx: RequestContext, householdId: string) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const [household] = await db
    .select({ head: households.headName, areaPath: households.areaPath })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, householdId)))
  if (!household) throw new ApiError('not_found', 'household')
  requireInScope(ctx, household.areaPath, 'household')
  await recordAccess(db, ctx, 'handbook.read', `household:${householdId}`)
  const fields = await db
    .select({
      field: handbookFields.field,
      value: handbookFields.value,
      visitId: handbookFields.visitId,
      notedOn: handbookFields.notedOn,
    })
    .from(handbookFields)
    .where(and(eq(handbookFields.county, county), eq(handbookFields.householdId, householdId)))
    .orderBy(asc(handbookFields.field))
  return { householdId, head: household.head, fields }
}
