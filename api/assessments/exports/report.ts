import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { assessmentEvidence, assessmentPlans } from '../../../db/schema'
import type { RequestContext } from '../../http/context'
import { ApiError } from '../../shared/errors'
import { isScoring } from '../assessors'
import { type Assessment, getAssessment, type Planned } from '../find'
import { type Loaded, loadAssessment, resultsOf } from '../load'
import { hundredths, meanOf } from '../points/rules'
import type { Result } from '../result/rules'
import { byPlace, placeOf } from '../scores'
import { listTies } from '../ties'

export type Report = Awaited<ReturnType<typeof readReport>>

/** An assessment whole, for its sheet and its paper; one that is not published is found by nobody. */
export async function readPublishedReport(ctx: RequestContext, code: string): Promise<Report> {
  const { county, deps } = ctx
  const planned = await getAssessment(deps.connection.db, county, code)
  if (planned.run.status !== 'published') throw new ApiError('not_found', 'assessment')
  return readReport(deps.connection.db, county, planned)
}

/** Like it, and for the office from the moment scoring has ended, but not where it is of the reader's own. */
export async function readReportFor(ctx: RequestContext, code: string): Promise<Report> {
  const { county, deps, actor } = ctx
  const { db } = deps.connection
  const planned = await getAssessment(db, county, code)
  const { status } = planned.run
  if (status !== 'published') {
    const isOffice =
      actor.kind === 'staff' && actor.roles.some(({ role }) => role === 'county_office')
    if (!isOffice || status === 'scoring') throw new ApiError('not_found', 'assessment')
  }
  if (actor.kind === 'staff' && (await isScoring(db, county, planned.run, actor.staffId)))
    throw new ApiError('refused', 'scored_it')
  const report = await readReport(db, county, planned)
  if (status === 'published' || actor.kind !== 'staff') return report
  const staffIds = [actor.staffId]
  const ties = await listTies(db, county, {
    kind: report.kind,
    subjects: report.loaded.subjects,
    staffIds,
  })
  // The ranks of the others would tell the one that is left out.
  if ((ties.get(actor.staffId)?.size ?? 0) > 0) throw new ApiError('refused', 'tied')
  return report
}

async function readReport(db: Db, county: string, planned: Planned) {
  const loaded = await loadAssessment(db, county, planned)
  const { run, content } = loaded
  const { kind, year, month, status, code, publishedOn, fingerprint } = run
  const [plan] = await db
    .select({ version: assessmentPlans.version, source: assessmentPlans.source })
    .from(assessmentPlans)
    .where(and(eq(assessmentPlans.county, county), eq(assessmentPlans.id, run.planId)))
  const results = resultsOf(loaded)
  return {
    code,
    kind,
    year,
    month,
    status,
    publishedOn,
    fingerprint,
    title: planned.title,
    version: plan?.version ?? 0,
    source: plan?.source ?? '',
    content,
    subjects: subjectsOf(loaded, results),
    evidence: await countEvidence(db, run),
    loaded,
  }
}

/** The best first: as it was locked, or before that as it stands now. */
function subjectsOf({ run, content, subjects, items, scores }: Loaded, results: Result[]) {
  const rows = new Map(subjects.map((row) => [row.key, row]))
  const kept = new Map(items.map((row) => [placeOf(row.subjectKey, row.itemCode), row]))
  const places = byPlace(scores)
  const gradeNames = new Map(content.grades.map(({ grade, name }) => [grade, name]))
  return results
    .map((result) => {
      const row = rows.get(result.key)
      const grade = run.month > 0 ? null : (row?.grade ?? result.grade)
      const lines = result.items.map(({ code, points }) => {
        const place = placeOf(result.key, code)
        const item = content.items.find((each) => each.code === code)
        const given = (places.get(place) ?? []).map((score) => score.points)
        const { points: locked = null, good = null, of = null } = kept.get(place) ?? {}
        return {
          code,
          heading: item?.heading ?? '',
          name: item?.name ?? '',
          how: item?.how ?? 'scored',
          full: hundredths(item?.fullMarks ?? 0),
          points: locked ?? points,
          good,
          of,
          scores: given.length,
          mean: meanOf(given, content.trim),
        }
      })
      return {
        key: result.key,
        name: row?.name ?? '',
        points: row?.points ?? result.points,
        rank: row?.rank ?? result.rank,
        grade,
        gradeName: (grade && gradeNames.get(grade)) ?? '',
        isTied: row?.isTied ?? result.isTied,
        pointsBefore: row?.pointsBefore ?? null,
        rankBefore: row?.rankBefore ?? null,
        lines,
      }
    })
    .toSorted((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1))
}

/** How many rows are behind every computed item, by its place. */
async function countEvidence(db: Db, { county, id }: Assessment) {
  const rows = await db
    .select({
      subjectKey: assessmentEvidence.subjectKey,
      itemCode: assessmentEvidence.itemCode,
      rows: sql<number>`count(*)::int`,
      good: sql<number>`count(*) filter (where ${assessmentEvidence.isGood})::int`,
    })
    .from(assessmentEvidence)
    .where(and(eq(assessmentEvidence.county, county), eq(assessmentEvidence.assessmentId, id)))
    .groupBy(assessmentEvidence.subjectKey, assessmentEvidence.itemCode)
    .orderBy(assessmentEvidence.subjectKey, assessmentEvidence.itemCode)
  return new Map(rows.map((row) => [placeOf(row.subjectKey, row.itemCode), row]))
}
