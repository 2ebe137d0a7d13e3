import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { findFiled } from '../applications/withdrawals'
import type { Db } from '../../db/client'
import { applications, noticeEntries, notices, reports } from '../../db/schema'
import { recordMany } from '../audit/record-many'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { lockHouseholds } from '../notices/entries'
import { giveCode } from '../receipts/codes'
import { ApiError } from '../shared/errors'
import { refreshSnapshots } from '../sign-offs/ask'
import type { Outcome } from '../turns/answer'
import { type Case, casesOf, readCases } from './cases'
import { tiesOf } from './check'
import { getReport, listItems, lockReport, lockRound, type Report, setItems } from './find'
import { registerCases } from './register'
import { announceRefusal } from './rules'
import { tellSubscribers } from './tell'

/**
 * 公告: brings into force what the county has checked, all in one transaction that holds round, report,
 * lists, households and cases, in this order. What is contested or incomplete at this very moment, or
 * of a household the officer is tied to, stays in the report for a later announcement.
 */
export async function announceReport(
  tx: Db,
  ctx: RequestContext,
  { reportId }: { reportId: string },
): Promise<Outcome> {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const { roundId } = await getReport(tx, ctx, reportId)
  const round = await lockRound(tx, county, roundId)
  if (!round) throw new Error('a report without its round')
  const report = await lockReport(tx, ctx, reportId)
  const checked = await listItems(tx, county, reportId, ['checked'])
  const ids = checked.map(({ applicationId }) => applicationId)
  const { ready, gone, tied, held, isAskedAnew } = await sortCases(tx, ctx, ids)
  const isReporter = report.reportedBy === staffId
  const counts = { checked: ids.length, ready: ready.length, gone: gone.length, tied: tied.length }
  const refusal = announceRefusal({ isReporter, ...counts })
  const waiting = held.length + tied.length
  // Not thrown: that all are asked to sign anew stays.
  if (refusal && isAskedAnew) return { code: refusal, vars: { area: report.areaName, waiting } }
  if (refusal) throw new ApiError('refused', refusal)

  await setItems(tx, ctx, reportId, idsOf(ready), { status: 'announced' })
  await setItems(tx, ctx, reportId, idsOf(gone), { status: 'returned' })
  if (ready.length > 0) await registerCases(tx, ctx, { reportId, year: round.year, cases: ready })
  const code = await markAnnounced(tx, ctx, report, staffId)
  const details = {
    reportId,
    applicationIds: idsOf(ready),
    left: idsOf(gone),
    waiting: idsOf([...held, ...tied]),
  }
  const subjects = [`report:${reportId}`, `round:${roundId}`]
  const type = 'report.announced'
  await recordMany(
    tx,
    ctx,
    subjects.map((subject) => ({ subject, type, details })),
  )
  const [first] = ready
  if (first) await tellSubscribers(tx, ctx, report, first.kind, ready)
  const vars = { area: report.areaName, households: ready.length, waiting, code }
  return { code: 'announced', vars }
}

const idsOf = (cases: readonly Case[]) => cases.map(({ applicationId }) => applicationId)

/** The cases by what may become of them, looked at once nobody can change anything any more. */
async function sortCases(tx: Db, ctx: RequestContext, ids: readonly string[]) {
  if (ids.length === 0) return { ready: [], gone: [], tied: [], held: [], isAskedAnew: false }
  await lockCases(tx, ctx, ids)
  // What was signed must still be so.
  const changed = await refreshSnapshots(tx, ctx, ids)
  const cases = await readCases(tx, ctx, casesOf(ids))
  const ties = await tiesOf(tx, ctx)
  const isGone = ({ lack }: Case) => lack === 'filed' || lack === 'level'
  const gone = cases.filter(isGone)
  for (const { householdId, lack } of gone)
    // A withdrawal that came into force by the clock is put down.
    if (lack === 'filed') await findFiled(tx, ctx, householdId)
  const staying = cases.filter((each) => !isGone(each))
  const tied = staying.filter(({ householdId }) => ties.has(householdId))
  const free = staying.filter(({ householdId }) => !ties.has(householdId))
  return {
    ready: free.filter(({ lack }) => lack === null),
    held: free.filter(({ lack }) => lack !== null),
    tied,
    gone,
    isAskedAnew: changed.length > 0,
  }
}

/**
 * Every list the cases have stood on, so that no objection nor appeal slips in; their households; the
 * cases themselves.
 */
async function lockCases(tx: Db, ctx: RequestContext, ids: readonly string[]): Promise<void> {
  const { county } = ctx
  const lists = sql`(
    select ${noticeEntries.noticeId} from ${noticeEntries}
     where ${noticeEntries.county} = ${county} and ${inArray(noticeEntries.applicationId, [...ids])})`
  await tx
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.county, county), sql`${notices.id} in ${lists}`))
    .orderBy(asc(notices.id))
    .for('no key update')
  const ofIds = and(eq(applications.county, county), inArray(applications.id, [...ids]))
  const rows = await tx
    .select({ householdId: applications.householdId })
    .from(applications)
    .where(ofIds)
  await lockHouseholds(
    tx,
    county,
    rows.map(({ householdId }) => householdId),
  )
  await tx
    .select({ id: applications.id })
    .from(applications)
    .where(ofIds)
    .orderBy(asc(applications.householdId))
    .for('update')
}

/** A report keeps the number of its first announcement; it is done once nothing in it waits. */
async function markAnnounced(
  tx: Db,
  ctx: RequestContext,
  report: Report,
  staffId: string,
): Promise<string> {
  const { county, now } = ctx
  const subject = `report:${report.id}`
  const code =
    report.code ?? (await giveCode(tx, { county, kind: 'receipt', subject, contactId: null }))
  const waiting = await listItems(tx, county, report.id, ['reported', 'checked'])
  await tx
    .update(reports)
    .set({
      code,
      status: waiting.length === 0 ? 'announced' : 'reported',
      announcedBy: staffId,
      announcedAt: now,
    })
    .where(and(eq(reports.county, county), eq(reports.id, report.id)))
  return code
}
