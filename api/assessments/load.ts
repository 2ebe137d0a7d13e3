import { and, asc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import {
  assessmentAppeals,
  assessmentEvidence,
  assessmentItems,
  assessmentVetoes,
} from '../../db/schema'
import type { PlanContent } from '../../db/values/assessments'
import { areaAt } from '../shared/area-path'
import { fingerprintOf } from './canonical'
import type { Assessment, Planned } from './find'
import { type Result, resultOf, type StoredSubject } from './result/rules'
import { byPlace, listScores, placeOf, type Score } from './scores'
import { listStored, type StoredSubjectRow } from './subjects'

/** Everything that is stored of an assessment, as its result and its fingerprint are made of it. */
export interface Loaded {
  run: Assessment
  content: PlanContent
  subjects: StoredSubjectRow[]
  stored: StoredSubject[]
  items: (typeof assessmentItems.$inferSelect)[]
  scores: Score[]
  appeals: (typeof assessmentAppeals.$inferSelect)[]
  vetoes: (typeof assessmentVetoes.$inferSelect)[]
}

export async function loadAssessment(
  db: Db,
  county: string,
  { run, content }: Pick<Planned, 'run' | 'content'>,
): Promise<Loaded> {
  const subjects = await listStored(db, county, run.id)
  const items = await db
    .select()
    .from(assessmentItems)
    .where(and(eq(assessmentItems.county, county), eq(assessmentItems.assessmentId, run.id)))
    .orderBy(asc(assessmentItems.subjectKey), asc(assessmentItems.itemCode))
  const bad = await countBad(db, county, run.id)
  const scores = await listScores(db, county, run.id)
  const ofPlace = byPlace(scores)
  const appeals = await db
    .select()
    .from(assessmentAppeals)
    .where(and(eq(assessmentAppeals.county, county), eq(assessmentAppeals.assessmentId, run.id)))
    .orderBy(asc(assessmentAppeals.subjectKey), asc(assessmentAppeals.itemCode))
  const vetoes = await db
    .select()
    .from(assessmentVetoes)
    .where(and(eq(assessmentVetoes.county, county), eq(assessmentVetoes.assessmentId, run.id)))
    .orderBy(asc(assessmentVetoes.subjectKey), asc(assessmentVetoes.vetoCode))
  const itemsOf = Map.groupBy(items, ({ subjectKey }) => subjectKey)
  const stored = subjects.map(({ key, areaPath }) => ({
    key,
    group: content.quotaGroup === 'township' && areaPath ? areaAt(areaPath, 'township') : '',
    vetoes: vetoes.flatMap((veto) => (veto.subjectKey === key ? veto.vetoCode : [])),
    items: (itemsOf.get(key) ?? []).map(({ itemCode, good, of, isCounted, setPoints }) => ({
      itemCode,
      good,
      of,
      isCounted,
      setPoints,
      badRows: bad.get(placeOf(key, itemCode)) ?? 0,
      scores: (ofPlace.get(placeOf(key, itemCode)) ?? []).map(({ points }) => points),
      appealPoints: upheldPoints(appeals, key, itemCode),
    })),
  }))
  return { run, content, subjects, stored, items, scores, appeals, vetoes }
}

const upheldPoints = (appeals: Loaded['appeals'], key: string, code: string) =>
  appeals.find(
    ({ subjectKey, itemCode, status }) =>
      subjectKey === key && itemCode === code && status === 'upheld',
  )?.points ?? null

async function countBad(db: Db, county: string, assessmentId: string) {
  const rows = await db
    .select({
      subjectKey: assessmentEvidence.subjectKey,
      itemCode: assessmentEvidence.itemCode,
      bad: sql<number>`count(*) filter (where not ${assessmentEvidence.isGood})::int`,
    })
    .from(assessmentEvidence)
    .where(
      and(eq(assessmentEvidence.county, county), eq(assessmentEvidence.assessmentId, assessmentId)),
    )
    .groupBy(assessmentEvidence.subjectKey, assessmentEvidence.itemCode)
    .orderBy(assessmentEvidence.subjectKey, assessmentEvidence.itemCode)
  return new Map(rows.map((row) => [placeOf(row.subjectKey, row.itemCode), row.bad]))
}

export const resultsOf = ({ content, stored, run }: Loaded): Result[] =>
  resultOf(content, stored, run.month)

/** Over the plan, every item's points, the evidence, the scores and the appeals: any of them changed shows. */
export async function reckonFingerprint(db: Db, loaded: Loaded, results: readonly Result[]) {
  const { run, content, items, scores, appeals, vetoes } = loaded
  const { county } = run
  const evidence = await db
    .select()
    .from(assessmentEvidence)
    .where(and(eq(assessmentEvidence.county, county), eq(assessmentEvidence.assessmentId, run.id)))
    .orderBy(assessmentEvidence.subjectKey, assessmentEvidence.itemCode, assessmentEvidence.seq)
  const { id, kind, year, month, planId } = run
  return fingerprintOf({
    assessment: { county, id, kind, year, month, planId },
    content,
    results,
    items: items.map(({ subjectKey, itemCode, good, of, isCounted, setPoints, setBy }) => ({
      place: [subjectKey, itemCode],
      counted: [good, of, isCounted],
      set: [setPoints, setBy],
    })),
    evidence: evidence.map((row) => [
      row.subjectKey,
      row.itemCode,
      row.seq,
      row.kind,
      row.rowId,
      row.day,
      row.isGood,
      row.note,
    ]),
    scores: scores.map((row) => [
      row.subjectKey,
      row.itemCode,
      row.staffId,
      row.seq,
      row.points,
      row.day,
    ]),
    appeals: appeals.map((row) => [
      row.subjectKey,
      row.itemCode,
      row.filedOn,
      row.status,
      row.points,
      row.decidedBy,
    ]),
    vetoes: vetoes.map(({ subjectKey, vetoCode, madeBy }) => [subjectKey, vetoCode, madeBy]),
  })
}
