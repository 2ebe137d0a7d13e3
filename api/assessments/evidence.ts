import { and, eq, gt } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentEvidence, assessmentItems, assessmentPlans, assessments } from '../../db/schema'
import type { MeasureName, PlanContent } from '../../db/values/assessments'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import type { Assessment } from './find'
import { MEASURES } from './measures'
import type { EvidenceRow, Measured, Subject } from './measures/measure'
import { hundredths } from './points/rules'
import { listStored, subjectOf } from './subjects'

/** As many rows go into one statement. */
const AT_ONCE = 1000

/**
 * Computes every item and veto that the county's own records tell, for all subjects at once, and keeps the rows
 * behind them, in place of those of the last time.
 */
export async function computeItems(
  tx: Db,
  ctx: RequestContext,
  run: Assessment,
  content: PlanContent,
): Promise<number> {
  const { county } = ctx
  const rows = await listStored(tx, county, run.id)
  const subjects = rows.map((row) => ({ key: row.key, subject: subjectOf(run.kind, row) }))
  const byItem = new Map<string, Map<string, Measured>>()
  if (run.month === 0) {
    const measured = await measureAll(tx, ctx, run, content, subjects)
    for (const { code, measure } of measuredIn(content))
      byItem.set(code, measured.get(measure) ?? new Map())
    for (const [code, months] of await monthsOf(tx, county, run)) byItem.set(code, months)
  }
  const ofRun = eq(assessmentEvidence.assessmentId, run.id)
  await tx.delete(assessmentEvidence).where(and(eq(assessmentEvidence.county, county), ofRun))
  const items: Omit<typeof assessmentItems.$inferInsert, 'isAccepted'>[] = []
  const evidence = []
  const at = { county, assessmentId: run.id }
  const codes = [
    ...content.items.map(({ code }) => code),
    ...measuredIn(content).map((m) => m.code),
  ]
  for (const itemCode of new Set(codes))
    for (const { key: subjectKey } of subjects) {
      const found = byItem.get(itemCode)?.get(subjectKey)
      const isMeasured =
        byItem.has(itemCode) && (found !== undefined || !isMonthly(content, itemCode))
      const { good, of, rows: behind } = found ?? NOTHING
      const place = { ...at, subjectKey, itemCode }
      const isCounted = behind.filter((row) => !row.isGood).length === of - good
      items.push({
        ...place,
        good: isMeasured ? good : null,
        of: isMeasured ? of : null,
        isCounted: isMeasured && isCounted,
      })
      evidence.push(...behind.map((row, i) => evidenceRow(place, row, i + 1)))
    }
  await keepItems(tx, at, items)
  for (const some of chunks(evidence)) await tx.insert(assessmentEvidence).values(some)
  return evidence.length
}

const NOTHING: Measured = { good: 0, of: 0, rows: [] }

const isMonthly = ({ items }: PlanContent, code: string) =>
  items.some((item) => item.code === code && item.how === 'monthly')

const evidenceRow = (
  place: { county: string; assessmentId: string; subjectKey: string; itemCode: string },
  { kind, id: rowId, areaPath, on: day, isGood, note }: EvidenceRow,
  seq: number,
) => ({ ...place, seq, kind, rowId, areaPath, day, isGood, note })

function* chunks<T>(rows: readonly T[]) {
  for (let from = 0; from < rows.length; from += AT_ONCE) yield rows.slice(from, from + AT_ONCE)
}

/** In place of all items of the assessment; what the moderator set stays as it was set. */
async function keepItems(
  tx: Db,
  ofRun: { county: string; assessmentId: string },
  rows: readonly Omit<typeof assessmentItems.$inferInsert, 'isAccepted'>[],
) {
  const isOfRun = and(
    eq(assessmentItems.county, ofRun.county),
    eq(assessmentItems.assessmentId, ofRun.assessmentId),
  )
  const keyOf = (row: { subjectKey: string; itemCode: string }) =>
    `${row.subjectKey} ${row.itemCode}`
  const standing = await tx
    .select()
    .from(assessmentItems)
    .where(isOfRun)
    .orderBy(assessmentItems.subjectKey, assessmentItems.itemCode)
  const old = new Map(standing.map((row) => [keyOf(row), row]))
  await tx.delete(assessmentItems).where(isOfRun)
  const fresh = rows.map((row) => ({ isAccepted: false, ...old.get(keyOf(row)), ...row }))
  for (const some of chunks(fresh)) await tx.insert(assessmentItems).values(some)
}

export const measuredIn = (content: PlanContent) => [
  ...content.items.flatMap((item) =>
    item.how === 'computed' ? { code: item.code, measure: item.measure } : [],
  ),
  ...content.vetoes.flatMap((veto) =>
    veto.how === 'by_hand' ? [] : { code: veto.code, measure: veto.measure },
  ),
]

/** Each measure once, however many items it counts for. */
async function measureAll(
  tx: Db,
  { county, deps, now }: RequestContext,
  run: Assessment,
  content: PlanContent,
  subjects: readonly { subject: Subject }[],
) {
  const last = `${run.year}-12-31`
  const today = dayOf(now)
  const scope = { county, deps, from: `${run.year}-01-01`, to: today < last ? today : last, now }
  const names = new Set<MeasureName>(measuredIn(content).map(({ measure }) => measure))
  const measured = new Map<MeasureName, Map<string, Measured>>()
  const those = subjects.map(({ subject }) => subject)
  for (const name of names) measured.set(name, await MEASURES[name].run(tx, scope, those))
  return measured
}

/** 平时: by item the points of the locked months of the year, of the full marks they could have had. */
async function monthsOf(tx: Db, county: string, run: Assessment) {
  const months = await tx
    .select({ run: assessments, content: assessmentPlans.content })
    .from(assessments)
    .innerJoin(
      assessmentPlans,
      and(eq(assessmentPlans.county, county), eq(assessmentPlans.id, assessments.planId)),
    )
    .where(
      and(
        eq(assessments.county, county),
        eq(assessments.kind, run.kind),
        eq(assessments.year, run.year),
        gt(assessments.month, 0),
        eq(assessments.status, 'locked'),
      ),
    )
    .orderBy(assessments.month)
  const byItem = new Map<string, Map<string, Measured>>()
  for (const { run: month, content } of months) {
    const rows = await tx
      .select()
      .from(assessmentItems)
      .where(and(eq(assessmentItems.county, county), eq(assessmentItems.assessmentId, month.id)))
      .orderBy(assessmentItems.subjectKey, assessmentItems.itemCode)
    for (const { subjectKey, itemCode, points } of rows) {
      if (points === null) continue
      const full = hundredths(content.items.find((each) => each.code === itemCode)?.fullMarks ?? 0)
      const ofItem = byItem.get(itemCode) ?? new Map<string, Measured>()
      const sum = ofItem.get(subjectKey) ?? { good: 0, of: 0, rows: [] }
      const note = `${month.month}月 ${points / 100}/${full / 100}`
      const row = { kind: 'assessment', id: month.id, areaPath: null, on: month.lockedOn }
      sum.rows.push({ ...row, isGood: true, note })
      const more = { ...sum, good: sum.good + points, of: sum.of + full }
      byItem.set(itemCode, ofItem.set(subjectKey, more))
    }
  }
  return byItem
}
