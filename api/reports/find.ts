import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { reportItems, reports, rounds } from '../../db/schema'
import type { ReportItemStatus } from '../../db/values/registrations'
import type { RequestContext } from '../http/context'
import { requireInScope } from '../http/scope'
import { ApiError } from '../shared/errors'

export type Report = typeof reports.$inferSelect

const ofId = (county: string, id: string) => and(eq(reports.county, county), eq(reports.id, id))

/** A report of the actor's area; `not_found` otherwise. */
export async function getReport(db: Db, ctx: RequestContext, id: string): Promise<Report> {
  const [report] = await db.select().from(reports).where(ofId(ctx.county, id))
  return mine(ctx, report)
}

/**
 * The same, held until the end: of two officers at once the second finds what the first has done.
 * Everybody takes the round first, then the report, lists, households and applications.
 */
export async function lockReport(tx: Db, ctx: RequestContext, id: string): Promise<Report> {
  const [report] = await tx.select().from(reports).where(ofId(ctx.county, id)).for('update')
  return mine(ctx, report)
}

function mine(ctx: RequestContext, report: Report | undefined): Report {
  if (!report) throw new ApiError('not_found', 'report')
  requireInScope(ctx, report.areaPath, 'report')
  return report
}

/** The round, held: nobody closes it or reports from it meanwhile. */
export async function lockRound(tx: Db, county: string, id: string) {
  const [round] = await tx
    .select()
    .from(rounds)
    .where(and(eq(rounds.county, county), eq(rounds.id, id)))
    .for('no key update')
  return round
}

/** Which cases of a report stand so, in the order of their ids. */
export function listItems(
  tx: Db,
  county: string,
  reportId: string,
  statuses: readonly ReportItemStatus[],
) {
  return tx
    .select({ applicationId: reportItems.applicationId, status: reportItems.status })
    .from(reportItems)
    .where(
      and(
        eq(reportItems.county, county),
        eq(reportItems.reportId, reportId),
        inArray(reportItems.status, [...statuses]),
      ),
    )
    .orderBy(asc(reportItems.applicationId))
}

/** Changes what the county says of some cases of a report it holds. */
export async function setItems(
  tx: Db,
  { county }: Pick<RequestContext, 'county'>,
  reportId: string,
  applicationIds: readonly string[],
  set: Partial<typeof reportItems.$inferInsert>,
): Promise<void> {
  if (applicationIds.length === 0) return
  await tx
    .update(reportItems)
    .set(set)
    .where(
      and(
        eq(reportItems.county, county),
        eq(reportItems.reportId, reportId),
        inArray(reportItems.applicationId, [...applicationIds]),
      ),
    )
}
