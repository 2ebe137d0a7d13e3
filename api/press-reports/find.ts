import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { pressAccreditations, pressReports } from '../../db/schema'
import type { UnitKey } from '../../db/values/units'
import { findFigure } from '../figures/service'
import type { RequestContext } from '../http/context'
import { addDays, type Day } from '../shared/day'
import { ApiError } from '../shared/errors'
import { listUnits, type Unit } from '../units/list'
import { isAccredited } from './rules'

export type PressReport = typeof pressReports.$inferSelect

/** A report by its code, held until the end. */
export async function lockReport(tx: Db, county: string, code: string): Promise<PressReport> {
  const [report] = await tx
    .select()
    .from(pressReports)
    .where(and(eq(pressReports.county, county), eq(pressReports.code, code)))
    .for('update')
  if (!report) throw new ApiError('not_found', 'press_report')
  return report
}

export async function setReport(tx: Db, county: string, id: string, set: Partial<PressReport>) {
  await tx
    .update(pressReports)
    .set(set)
    .where(and(eq(pressReports.county, county), eq(pressReports.id, id)))
}

/** What holds for a journalist today; undefined where nothing does. */
export async function findAccreditation(tx: Db, county: string, staffId: string, today: Day) {
  const rows = await tx
    .select()
    .from(pressAccreditations)
    .where(and(eq(pressAccreditations.county, county), eq(pressAccreditations.staffId, staffId)))
    .orderBy(asc(pressAccreditations.fromOn), asc(pressAccreditations.id))
  return rows.find((row) => isAccredited(row, today))
}

export async function findUnit(tx: Db, county: string, key: UnitKey): Promise<Unit | undefined> {
  return (await listUnits(tx, county)).find((unit) => unit.key === key)
}

/** The last day on which its journalist may ask once more; null where the office logged it, or nothing was answered. */
export async function contestUntil(
  tx: Db,
  county: string,
  { journalistId, answeredOn }: Pick<PressReport, 'journalistId' | 'answeredOn'>,
): Promise<Day | null> {
  if (journalistId === null || answeredOn === null) return null
  const days = await findFigure(tx, county, 'press_contest_days', answeredOn)
  return days === null ? null : addDays(answeredOn, days)
}

/** What its journalist wrote, sealed to the report. */
export const sealReport = (
  { county, deps }: Pick<RequestContext, 'county' | 'deps'>,
  id: string,
  column: 'text_sealed' | 'contest_sealed',
  text: string,
): Buffer => deps.sealer.seal({ county, table: 'press_reports', column, row: id }, text)
