import { and, asc, eq, inArray } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../../db/client'
import { measures, reportItems, reports, staff } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { reasonPlace } from '../reports/check'
import { dayOf } from '../shared/day'
import type { Measure, Reported } from './facts'

type Context = Pick<RequestContext, 'county' | 'deps'>

/** The reports each case was in, the earliest first. */
export async function readReports(db: Db, { county, deps }: Context, ids: readonly string[]) {
  const [reporter, checker, announcer] = [
    alias(staff, 'reporter'),
    alias(staff, 'checker'),
    alias(staff, 'announcer'),
  ] as const
  const rows = await db
    .select({
      item: reportItems,
      report: reports,
      reportedBy: reporter.name,
      checkedBy: checker.name,
      announcedBy: announcer.name,
    })
    .from(reportItems)
    .innerJoin(reports, and(eq(reports.county, county), eq(reports.id, reportItems.reportId)))
    .innerJoin(reporter, and(eq(reporter.county, county), eq(reporter.id, reports.reportedBy)))
    .leftJoin(checker, and(eq(checker.county, county), eq(checker.id, reportItems.checkedBy)))
    .leftJoin(announcer, and(eq(announcer.county, county), eq(announcer.id, reports.announcedBy)))
    .where(and(eq(reportItems.county, county), inArray(reportItems.applicationId, [...ids])))
    .orderBy(asc(reports.reportedAt), asc(reports.id))
  const found = rows.map(({ item, report, reportedBy, checkedBy, announcedBy }) => {
    const { applicationId, status, checkedAt, reasonSealed } = item
    const place = reasonPlace(county, report.id, applicationId)
    const isAnnounced = status === 'announced'
    const reported: Reported = {
      area: report.areaName,
      code: isAnnounced ? report.code : null,
      status,
      reportedOn: dayOf(report.reportedAt),
      reportedBy,
      checkedOn: checkedAt && dayOf(checkedAt),
      checkedBy,
      announcedOn: isAnnounced && report.announcedAt ? dayOf(report.announcedAt) : null,
      announcedBy: isAnnounced ? announcedBy : null,
      reason: reasonSealed ? deps.sealer.open(place, reasonSealed) : '',
    }
    return { caseId: applicationId, reported }
  })
  return Map.groupBy(found, ({ caseId }) => caseId)
}

/** The measures 帮扶措施 each case was planned with. */
export async function readMeasures(db: Db, { county }: Context, ids: readonly string[]) {
  const rows = await db
    .select({ row: measures, owner: staff.name })
    .from(measures)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, measures.ownerId)))
    .where(and(eq(measures.county, county), inArray(measures.applicationId, [...ids])))
    .orderBy(asc(measures.plannedOn), asc(measures.id))
  const found = rows.map(({ row, owner }) => {
    const { applicationId, code, cause, content, plannedOn, dueOn, deliveredOn, status } = row
    const measure: Measure = { code, cause, content, owner, plannedOn, dueOn, deliveredOn, status }
    return { caseId: applicationId, measure }
  })
  return Map.groupBy(found, ({ caseId }) => caseId)
}
