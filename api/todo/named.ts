import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { isOpenApplication } from '../applications/open'
import type { Db } from '../../db/client'
import {
  applications,
  helpRequests,
  households,
  measures,
  notices,
  objections,
  reports,
  signOffs,
} from '../../db/schema'
import { isOpenObjection } from '../objections/open'
import { addDays, dayOf } from '../shared/day'
import type { Duty } from './rules'
import type { DutyScope } from './scope'

/** Calls for help and objections, each with the one who was promised to look at it. */
export async function listPromises(db: Db, { county, now, within }: DutyScope): Promise<Duty[]> {
  const calls = await db
    .select({
      staffId: helpRequests.staffId,
      code: helpRequests.code,
      areaPath: helpRequests.areaPath,
      dueAt: helpRequests.answerDueAt,
      isUrgent: helpRequests.isUrgent,
    })
    .from(helpRequests)
    .where(
      and(
        eq(helpRequests.county, county),
        eq(helpRequests.status, 'open'),
        isNotNull(helpRequests.staffId),
        within(helpRequests.areaPath),
      ),
    )
  const toCheck = await db
    .select({
      staffId: objections.staffId,
      code: objections.code,
      areaPath: notices.areaPath,
      dueOn: objections.dueOn,
    })
    .from(objections)
    .innerJoin(notices, and(eq(notices.county, county), eq(notices.id, objections.noticeId)))
    .where(
      and(
        eq(objections.county, county),
        isNotNull(objections.staffId),
        isOpenObjection(now),
        within(notices.areaPath),
      ),
    )
  return [
    ...calls.map(({ dueAt, ...row }) => ({
      ...row,
      kind: 'help' as const,
      dueOn: dayOf(dueAt),
      count: 1,
    })),
    ...toCheck.map((row) => ({ ...row, kind: 'objection' as const, count: 1 })),
  ]
}

/** Signatures that are asked for, by signer and village, and measures that are to be delivered. */
export async function listOwed(db: Db, scope: DutyScope, dutyDays: number): Promise<Duty[]> {
  const { county, now, within } = scope
  const village = sql<string>`array_to_string((string_to_array(${households.areaPath}, '.'))[1:3], '.')`
  const toSign = await db
    .select({
      staffId: signOffs.staffId,
      areaPath: village,
      count: sql<number>`count(*)::int`,
      since: sql<Date>`min(${signOffs.askedAt})`.mapWith(signOffs.askedAt),
    })
    .from(signOffs)
    .innerJoin(
      applications,
      and(eq(applications.county, county), eq(applications.id, signOffs.applicationId)),
    )
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(
      and(
        eq(signOffs.county, county),
        eq(signOffs.status, 'asked'),
        isNotNull(signOffs.staffId),
        isOpenApplication(now),
        within(households.areaPath),
      ),
    )
    .groupBy(signOffs.staffId, village)
  const toDeliver = await db
    .select({
      staffId: measures.ownerId,
      code: measures.code,
      areaPath: households.areaPath,
      dueOn: measures.dueOn,
    })
    .from(measures)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, measures.householdId)),
    )
    .where(
      and(eq(measures.county, county), eq(measures.status, 'planned'), within(households.areaPath)),
    )
  return [
    ...toSign.map(({ since, ...row }) => ({
      ...row,
      kind: 'sign_off' as const,
      dueOn: addDays(dayOf(since), dutyDays),
      code: null,
    })),
    ...toDeliver.map((row) => ({ ...row, kind: 'measure' as const, count: 1 })),
  ]
}

/** What a township has to report to the county, and what the county has to check. */
export async function listCountyDuties(
  db: Db,
  { county, now, within }: DutyScope,
  dutyDays: number,
): Promise<Duty[]> {
  const township = sql<string>`array_to_string((string_to_array(${households.areaPath}, '.'))[1:2], '.')`
  const since = sql<Date>`min((
    select max(e.at) from events e
     where e.county = ${county} and e.subject = 'application:' || ${applications.id}))`
  const toReport = await db
    .select({
      areaPath: township,
      count: sql<number>`count(*)::int`,
      since: since.mapWith(applications.filedAt),
    })
    .from(applications)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, applications.householdId)),
    )
    .where(
      and(
        eq(applications.county, county),
        eq(applications.level, 'county'),
        isOpenApplication(now),
        within(households.areaPath),
        sql`not exists (
          select from report_items r where r.county = ${county}
             and r.application_id = ${applications.id} and r.status <> 'returned')`,
        sql`not exists (
          select from ${signOffs} where ${signOffs.county} = ${county}
             and ${signOffs.applicationId} = ${applications.id} and ${signOffs.status} = 'asked')`,
      ),
    )
    .groupBy(township)
  const toCheck = await db
    .select({ areaPath: reports.areaPath, reportedAt: reports.reportedAt })
    .from(reports)
    .where(
      and(
        eq(reports.county, county),
        eq(reports.status, 'reported'),
        within(reports.areaPath),
        // What was sent back does not wait any more.
        sql`exists (
          select from report_items r
           where r.county = ${county} and r.report_id = ${reports.id}
             and r.status in ('reported', 'checked'))`,
      ),
    )
  const nobody = { code: null, staffId: null }
  return [
    ...toReport.map(({ areaPath, count, since: from }) => ({
      ...nobody,
      kind: 'report' as const,
      areaPath,
      count,
      dueOn: addDays(dayOf(from ?? now), dutyDays),
    })),
    ...toCheck.map(({ areaPath, reportedAt }) => ({
      ...nobody,
      kind: 'check' as const,
      areaPath,
      count: 1,
      dueOn: addDays(dayOf(reportedAt), dutyDays),
    })),
  ]
}
