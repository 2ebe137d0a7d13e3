import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { appraisals, assessmentPlans, assessments, events } from '../../db/schema'
import { excellentQuota, personGrades } from '../appraisals/rules'
import type { RequestContext } from '../http/context'
import type { Planned } from './find'
import { type Loaded, loadAssessment, reckonFingerprint, resultsOf } from './load'
import type { Result } from './result/rules'
import type { StoredSubjectRow } from './subjects'

/** What does not agree, and of whom. */
export interface Fault {
  what: 'fingerprint' | 'points' | 'item' | 'rank' | 'grade' | 'appraisal'
  subjectKey: string
  itemCode: string
}

/** Recomputes an assessment from its evidence alone, and compares it with what was locked. */
export async function verifyAssessment(db: Db, county: string, planned: Planned) {
  const loaded = await loadAssessment(db, county, planned)
  const { run, subjects, items } = loaded
  const results = resultsOf(loaded)
  const faults: Fault[] = []
  const reckoned = await reckonFingerprint(db, loaded, results)
  if (reckoned !== run.fingerprint || reckoned !== (await recordedFingerprint(db, county, run.id)))
    faults.push({ what: 'fingerprint', subjectKey: '', itemCode: '' })
  const byKey = new Map(subjects.map((row) => [row.key, row]))
  const points = new Map(
    items.map(({ subjectKey, itemCode, points: kept }) => [`${subjectKey} ${itemCode}`, kept]),
  )
  for (const result of results) {
    faults.push(...faultsOf(result, byKey.get(result.key), run.month))
    for (const { code, points: reckoned } of result.items)
      if (points.get(`${result.key} ${code}`) !== reckoned)
        faults.push({ what: 'item', subjectKey: result.key, itemCode: code })
  }
  if (run.status === 'published') faults.push(...(await appraisalFaults(db, county, loaded)))
  return { code: run.code, kind: run.kind, year: run.year, month: run.month, faults }
}

/** What was put on record when it was locked, where nothing can be changed: whoever alters scores may alter the row as well. */
async function recordedFingerprint(db: Db, county: string, id: string): Promise<string | null> {
  const [row] = await db
    .select({ fingerprint: sql<string | null>`${events.details} ->> 'fingerprint'` })
    .from(events)
    .where(
      and(
        eq(events.county, county),
        eq(events.subject, `assessment:${id}`),
        eq(events.type, 'assessment.locked'),
      ),
    )
    .orderBy(events.seq)
    .limit(1)
  return row?.fingerprint ?? null
}

function faultsOf(result: Result, row: StoredSubjectRow | undefined, month: number): Fault[] {
  const fault = (what: Fault['what']): Fault => ({ what, subjectKey: result.key, itemCode: '' })
  return [
    ...(row?.points === result.points ? [] : [fault('points')]),
    ...(row?.rank === result.rank ? [] : [fault('rank')]),
    ...(month > 0 || row?.grade === result.grade ? [] : [fault('grade')]),
  ]
}

/** An appraisal holds the points it was given, and the grade that follows from them until it is settled. */
async function appraisalFaults(
  db: Db,
  county: string,
  { run, content, subjects }: Loaded,
): Promise<Fault[]> {
  const rows = await db
    .select()
    .from(appraisals)
    .where(and(eq(appraisals.county, county), eq(appraisals.assessmentId, run.id)))
    .orderBy(appraisals.who)
  const byKey = new Map(subjects.map((row) => [row.key, row]))
  const given = rows.map((row) => {
    const { points, grade } = byKey.get(row.subjectKey) ?? {}
    return { row, points: points ?? -1, grade: grade ?? ('incompetent' as const) }
  })
  const persons = given.filter(({ row }) => row.kind === 'person')
  const units = given.filter(({ row }) => row.kind === 'unit')
  return [...units, ...personGrades(persons, excellentQuota(content))].flatMap(
    ({ row, points, grade }) =>
      row.points === points && (row.status === 'settled' || row.grade === grade)
        ? []
        : { what: 'appraisal' as const, subjectKey: row.subjectKey, itemCode: '' },
  )
}

/** Every assessment that is locked or published, oldest first. */
export async function verifyAll({ county, deps }: RequestContext) {
  const { db } = deps.connection
  const rows = await db
    .select({ run: assessments, content: assessmentPlans.content, title: assessmentPlans.title })
    .from(assessments)
    .innerJoin(
      assessmentPlans,
      and(eq(assessmentPlans.county, county), eq(assessmentPlans.id, assessments.planId)),
    )
    .where(
      and(eq(assessments.county, county), inArray(assessments.status, ['locked', 'published'])),
    )
    .orderBy(assessments.year, assessments.month, assessments.kind)
  const verified = []
  for (const planned of rows) verified.push(await verifyAssessment(db, county, planned))
  return { items: verified }
}
