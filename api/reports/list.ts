import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { reportItems, reports, rounds, staff } from '../../db/schema'
import type { ReportItemStatus, ReportStatus } from '../../db/values/registrations'
import type { HouseholdRoundKind } from '../../db/values/rounds'
import { areaInWords } from '../areas/words'
import { recordAccess } from '../audit/record'
import type { RequestContext } from '../http/context'
import { afterCursor, type PageQuery } from '../http/page'
import { inScope } from '../http/scope'
import { contains } from '../shared/area-path'
import { pageOf } from '../shared/cursor'
import { type Case, casesOf, readCases, within } from './cases'
import { reasonPlace, tiesOf } from './check'
import { getReport, listItems, type Report } from './find'
import { WAITING } from './rules'

export interface ReportQuery extends PageQuery {
  status?: ReportStatus | undefined
  /** Cases of it wait for the county. */
  isWaiting?: boolean | undefined
  areaPath?: string | undefined
}

const countOf = (county: string, statuses: readonly ReportItemStatus[]) => sql<number>`(
  select count(*)::int from ${reportItems}
   where ${reportItems.county} = ${county} and ${reportItems.reportId} = ${reports.id}
     and ${inArray(reportItems.status, [...statuses])})`

/** Reports of the actor's area, oldest first, with how many of their cases stand how. */
export async function listReports(ctx: RequestContext, query: ReportQuery) {
  const { county, actor } = ctx
  const { status, isWaiting, areaPath, cursor, limit } = query
  const waiting = countOf(county, WAITING)
  const rows = await ctx.deps.connection.db
    .select({
      report: reports,
      kind: rounds.kind,
      year: rounds.year,
      reporter: staff.name,
      reported: countOf(county, ['reported']),
      checked: countOf(county, ['checked']),
      returned: countOf(county, ['returned']),
      announced: countOf(county, ['announced']),
    })
    .from(reports)
    .innerJoin(rounds, and(eq(rounds.county, county), eq(rounds.id, reports.roundId)))
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, reports.reportedBy)))
    .where(
      and(
        eq(reports.county, county),
        inScope(ctx, reports.areaPath),
        status && eq(reports.status, status),
        areaPath === undefined ? undefined : within(reports.areaPath, areaPath),
        isWaiting === undefined ? undefined : isWaiting ? sql`${waiting} > 0` : sql`${waiting} = 0`,
        afterCursor(cursor, reports.reportedAt, reports.id),
      ),
    )
    .orderBy(asc(reports.reportedAt), asc(reports.id))
    .limit(limit + 1)
  const { items, next } = pageOf(rows, limit, ({ report: { reportedAt, id } }) => [
    reportedAt.toISOString(),
    id,
  ])
  const staffId = actor.kind === 'staff' ? actor.staffId : null
  return {
    items: items.map(({ report, kind, ...row }) => ({
      ...present(report),
      // Only rounds about households are reported.
      kind: kind as HouseholdRoundKind,
      ...row,
      isMine: report.reportedBy === staffId,
    })),
    next,
  }
}

const present = ({ id, roundId, areaPath, areaName: area, status, code, reportedAt }: Report) => ({
  id,
  roundId,
  areaPath,
  area,
  status,
  code,
  reportedAt: reportedAt.toISOString(),
})

/** One report with its cases, what each lacks now, and why some went back; looked at on record. */
export async function getReportCases(tx: Db, ctx: RequestContext, id: string) {
  const { county, deps } = ctx
  const report = await getReport(tx, ctx, id)
  await recordAccess(tx, ctx, 'report.read', `report:${id}`)
  const items = await tx
    .select()
    .from(reportItems)
    .where(and(eq(reportItems.county, county), eq(reportItems.reportId, id)))
  const itemOf = new Map(items.map((item) => [item.applicationId, item]))
  const ids = items.map(({ applicationId }) => applicationId)
  const cases = await readCases(tx, ctx, casesOf(ids))
  const ties = await tiesOf(tx, ctx)
  const areas = await areasInWords(tx, county, cases)
  const shown = cases.flatMap(({ applicationId, householdId, head, areaPath, lack }) => {
    const item = itemOf.get(applicationId)
    if (!item) return []
    const { status, reasonSealed } = item
    const place = reasonPlace(county, id, applicationId)
    const reason = reasonSealed && deps.sealer.open(place, reasonSealed)
    const area = areas.get(areaPath) ?? ''
    const isTied = ties.has(householdId)
    return { applicationId, householdId, head, area, status, lack, isTied, reason }
  })
  return { ...present(report), cases: shown }
}

/** Each village group by its name, asked for once. */
export async function areasInWords(tx: Db, county: string, cases: readonly Case[]) {
  const names = new Map<string, string>()
  for (const { areaPath } of cases)
    if (!names.has(areaPath)) names.set(areaPath, await areaInWords(tx, county, areaPath))
  return names
}

/** A case of the county's desk as it is spoken of there. */
export interface WaitingCase extends Case {
  reportId: string
}

/** Cases that wait for the county in reports of a place, or everywhere. */
export async function listWaitingCases(
  tx: Db,
  ctx: RequestContext,
  areaPath: string | null,
): Promise<WaitingCase[]> {
  const { county } = ctx
  const open = await tx
    .select({ id: reports.id, areaPath: reports.areaPath })
    .from(reports)
    .where(
      and(
        eq(reports.county, county),
        eq(reports.status, 'reported'),
        inScope(ctx, reports.areaPath),
      ),
    )
    .orderBy(asc(reports.reportedAt), asc(reports.id))
  const waiting: WaitingCase[] = []
  for (const report of open) {
    if (areaPath !== null && !contains(areaPath, report.areaPath)) continue
    const items = await listItems(tx, county, report.id, WAITING)
    const ids = items.map(({ applicationId }) => applicationId)
    if (ids.length === 0) continue
    const cases = await readCases(tx, ctx, casesOf(ids))
    waiting.push(...cases.map((each) => ({ ...each, reportId: report.id })))
  }
  return waiting
}
