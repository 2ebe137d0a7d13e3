import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, households, people, reportItems, staff } from '../../db/schema'
import type { NoticeLevel } from '../../db/values/rounds'
import { record } from '../audit/record'
import { recordMany } from '../audit/record-many'
import { reopenEntry } from '../entry-visits/reopen'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { stepAt } from '../rounds/paths'
import { ApiError } from '../shared/errors'
import { voidSignOffs } from '../sign-offs/ask'
import { listLive } from '../sign-offs/cases'
import type { Outcome } from '../turns/answer'
import { casesOf, readCases } from './cases'
import { listItems, lockReport, setItems } from './find'
import { passRefusal, returnRefusal } from './rules'
import { tellReturned } from './tell'

/**
 * 通过: the county finds all cases of a report in order that wait for its check, but for those of
 * households the officer is tied to; others check these.
 */
export async function passReport(
  tx: Db,
  ctx: RequestContext,
  { reportId }: { reportId: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const report = await lockReport(tx, ctx, reportId)
  const waiting = await listItems(tx, county, reportId, ['reported'])
  const ids = waiting.map(({ applicationId }) => applicationId)
  const cases = ids.length > 0 ? await readCases(tx, ctx, casesOf(ids)) : []
  const ties = await tiesOf(tx, ctx)
  const free = cases.filter(({ householdId }) => !ties.has(householdId))
  const tied = cases.length - free.length
  const isReporter = report.reportedBy === staffId
  const refusal = passRefusal({ isReporter, free: free.length, tied })
  if (refusal) throw new ApiError('refused', refusal)

  const passed = free.map(({ applicationId }) => applicationId)
  await setItems(tx, ctx, reportId, passed, {
    status: 'checked',
    checkedBy: staffId,
    checkedAt: now,
  })
  const ofCases = free.flatMap(({ applicationId, householdId }) =>
    [`application:${applicationId}`, `household:${householdId}`].map((subject) => ({
      subject,
      type: 'application.checked',
      details: { reportId, applicationId, householdId },
    })),
  )
  const details = { reportId, applicationIds: passed, tied }
  await recordMany(tx, ctx, [
    { subject: `report:${reportId}`, type: 'report.checked', details },
    ...ofCases,
  ])
  return { code: 'passed', vars: { area: report.areaName, households: free.length, tied } }
}

/** Households the actor may decide nothing about: kin, colleagues, their own. */
export async function tiesOf(tx: Db, ctx: RequestContext): Promise<ReadonlySet<string>> {
  const { county } = ctx
  const { staffId, tiedHouseholdIds } = requireStaff(ctx)
  const own = await tx
    .select({ householdId: people.householdId })
    .from(staff)
    .innerJoin(people, and(eq(people.county, county), eq(people.phoneIndex, staff.phoneIndex)))
    .where(and(eq(staff.county, county), eq(staff.id, staffId)))
  return new Set([...tiedHouseholdIds, ...own.map(({ householdId }) => householdId)])
}

export interface Returned {
  reportId: string
  applicationId: string
  /** Whose list it comes onto again. */
  level: NoticeLevel
  reason: string
}

/**
 * 退回: a case goes back to its township or village to be reviewed, posted and signed anew. The
 * township is told why, the household that it takes longer.
 */
export async function returnCase(tx: Db, ctx: RequestContext, given: Returned): Promise<Outcome> {
  const { county, now, deps } = ctx
  const { reportId, applicationId, level, reason } = given
  const { staffId } = requireStaff(ctx)
  const report = await lockReport(tx, ctx, reportId)
  const ofItem = and(
    eq(reportItems.county, county),
    eq(reportItems.reportId, reportId),
    eq(reportItems.applicationId, applicationId),
  )
  const [item] = await tx.select().from(reportItems).where(ofItem)
  if (!item) throw new ApiError('not_found', 'case')
  const held = await lockCase(tx, county, applicationId)
  const refusal = returnRefusal({
    isReporter: report.reportedBy === staffId,
    isTied: (await tiesOf(tx, ctx)).has(held.householdId),
    status: item.status,
    isOnPath: stepAt(held.kind, level) !== undefined,
  })
  if (refusal) throw new ApiError('refused', refusal)

  const reasonSealed = deps.sealer.seal(reasonPlace(county, reportId, applicationId), reason)
  await setItems(tx, ctx, reportId, [applicationId], {
    status: 'returned',
    checkedBy: staffId,
    checkedAt: now,
    reasonSealed,
  })
  // Withdrawn or declined meanwhile it leaves the report, and that is all.
  const isMoved = held.status === 'filed' && held.level === 'county'
  if (isMoved) {
    await tx
      .update(applications)
      .set({ level, reviewId: null })
      .where(and(eq(applications.county, county), eq(applications.id, applicationId)))
    await voidSignOffs(tx, ctx, await listLive(tx, county, [applicationId]), 'returned')
    // What the survey found is looked at again before a meeting leans on it.
    if (level !== 'township') await reopenEntry(tx, ctx, held.application, 'survey')
  }
  const { householdId, head } = held
  const details = { reportId, applicationId, householdId, level, isMoved }
  for (const subject of [
    `report:${reportId}`,
    `application:${applicationId}`,
    `household:${householdId}`,
  ])
    await record(tx, ctx, { subject, type: 'application.returned', details })
  await tellReturned(tx, ctx, { report, applicationId, householdId, head, level, reason })
  return { code: 'returned', vars: { head, level } }
}

/** The household before its application, as everybody takes them. */
async function lockCase(tx: Db, county: string, applicationId: string) {
  const ofCase = and(eq(applications.county, county), eq(applications.id, applicationId))
  const [found] = await tx
    .select({ householdId: applications.householdId })
    .from(applications)
    .where(ofCase)
  if (!found) throw new ApiError('not_found', 'case')
  const [household] = await tx
    .select({ id: households.id, head: households.headName })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, found.householdId)))
    .for('update')
  const [application] = await tx.select().from(applications).where(ofCase).for('update')
  if (!household || !application) throw new ApiError('not_found', 'case')
  const { kind, status, level } = application
  const { id: householdId, head } = household
  return { kind, status, level, householdId, head, application }
}

export const reasonPlace = (county: string, reportId: string, applicationId: string) => ({
  county,
  table: 'report_items',
  column: 'reason_sealed',
  row: `${reportId}:${applicationId}`,
})
