import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { reportItems, reports, staff, staffRoles } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import { recordMany } from '../audit/record-many'
import { findArea } from '../areas/words'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { contains } from '../shared/area-path'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import { refreshSnapshots } from '../sign-offs/ask'
import type { Outcome } from '../turns/answer'
import { type Case, casesIn, readCases } from './cases'
import { lockRound, type Report } from './find'

export interface NewReport {
  roundId: string
  /** Of the township. */
  areaPath: AreaPath
}

/**
 * 上报: a township hands every complete case of a round to the county, which is told. `nothing_ready`
 * where none is; of two who report at once the second finds none left. What was signed and has changed
 * since is signed anew first.
 */
export async function makeReport(
  tx: Db,
  ctx: RequestContext,
  { roundId, areaPath }: NewReport,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  requireInScope(ctx, areaPath, 'area')
  const area = await findArea(tx, county, areaPath)
  if (area?.level !== 'township') throw new ApiError('not_found', 'area')
  const round = await lockRound(tx, county, roundId)
  const isNear = round && (contains(round.areaPath, areaPath) || contains(areaPath, round.areaPath))
  if (!isNear) throw new ApiError('not_found', 'round')
  if (round.status === 'closed') throw new ApiError('refused', 'round_closed')
  const listReady = async () =>
    (await readCases(tx, ctx, casesIn(roundId, areaPath))).filter(
      ({ lack, isReported }) => lack === null && !isReported,
    )
  const first = await listReady()
  if (first.length === 0) throw new ApiError('refused', 'nothing_ready')
  const changed = await refreshSnapshots(
    tx,
    ctx,
    first.map(({ applicationId }) => applicationId),
  )
  const ready = changed.length > 0 ? await listReady() : first
  // Not thrown: that all are asked to sign anew stays.
  if (ready.length === 0) return { code: 'nothing_ready', vars: {} }

  const report: Report = {
    county,
    id: newId(),
    roundId,
    areaPath,
    areaName: area.name,
    status: 'reported',
    code: null,
    reportedBy: staffId,
    reportedAt: now,
    announcedBy: null,
    announcedAt: null,
  }
  await tx.insert(reports).values(report)
  await insertItems(tx, report, ready)
  await recordReport(tx, ctx, report, ready)
  await tellOffice(tx, ctx, report, ready.length)
  return { code: 'reported', vars: { area: area.name, households: ready.length } }
}

/** Rows of one INSERT. */
const AT_ONCE = 500

async function insertItems(tx: Db, { county, id: reportId }: Report, ready: readonly Case[]) {
  const rows = ready.map(({ applicationId }) => ({
    county,
    reportId,
    applicationId,
    status: 'reported' as const,
  }))
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx.insert(reportItems).values(rows.slice(from, from + AT_ONCE))
}

async function recordReport(
  tx: Db,
  ctx: RequestContext,
  { id: reportId, roundId, areaPath }: Report,
  ready: readonly Case[],
) {
  const applicationIds = ready.map(({ applicationId }) => applicationId)
  const about = { reportId, roundId, areaPath }
  const ofReport = [`report:${reportId}`, `round:${roundId}`].map((subject) => ({
    subject,
    type: 'report.made',
    details: { ...about, applicationIds },
  }))
  const ofCases = ready.flatMap(({ applicationId, householdId }) =>
    [`application:${applicationId}`, `household:${householdId}`].map((subject) => ({
      subject,
      type: 'application.reported',
      details: { reportId, applicationId, householdId },
    })),
  )
  await recordMany(tx, ctx, [...ofReport, ...ofCases])
}

/** Everybody of the county office but whoever reported. */
async function tellOffice(
  tx: Db,
  ctx: RequestContext,
  { id, areaName: area, reportedBy }: Report,
  households: number,
) {
  const { county } = ctx
  const officers = await tx
    .selectDistinct({ id: staff.id })
    .from(staffRoles)
    .innerJoin(
      staff,
      and(eq(staff.county, county), eq(staff.id, staffRoles.staffId), eq(staff.isActive, true)),
    )
    .where(and(eq(staffRoles.county, county), eq(staffRoles.role, 'county_office')))
    .orderBy(asc(staff.id))
  for (const { id: staffId } of officers) {
    if (staffId === reportedBy) continue
    const message = say('report.to_office', { area, households })
    const purpose = `report:${id}:made:${staffId}`
    await tellStaff(tx, ctx, { staffId, asker: ANYWHERE, purpose, say: message })
  }
}
