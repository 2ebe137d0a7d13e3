import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentItems, assessmentPlans, assessments } from '../../db/schema'
import type { AssessmentKind } from '../../db/values/assessments'
import type { RequestContext } from '../http/context'
import { hundredths } from './points/rules'
import { listStored, type StoredSubjectRow } from './subjects'

export interface PublishedQuery {
  kind?: AssessmentKind | undefined
  year?: number | undefined
}

/** What is published, for anybody: the last year's of every kind, or of one kind and year; the best first. */
export async function listPublished(ctx: RequestContext, query: PublishedQuery) {
  const { county, deps } = ctx
  const items = await readPublished(deps.connection.db, county, query)
  return { items: items.map((each) => ({ ...each, page: pageOf(county, each.kind) })) }
}

/** The page of a kind's last published; with `.png` behind it a picture. */
export const pageOf = (county: string, kind: AssessmentKind) =>
  `/${county}/assessments/${kind.replace('_', '-')}`

export type PublishedAssessment = Awaited<ReturnType<typeof readPublished>>[number]

export async function readPublished(db: Db, county: string, { kind, year }: PublishedQuery) {
  const rows = await db
    .select({ run: assessments, content: assessmentPlans.content, title: assessmentPlans.title })
    .from(assessments)
    .innerJoin(
      assessmentPlans,
      and(eq(assessmentPlans.county, county), eq(assessmentPlans.id, assessments.planId)),
    )
    .where(
      and(
        eq(assessments.county, county),
        eq(assessments.status, 'published'),
        kind && eq(assessments.kind, kind),
        year === undefined ? undefined : eq(assessments.year, year),
      ),
    )
    .orderBy(desc(assessments.year), assessments.kind)
  const seen = new Set<AssessmentKind>()
  const items = []
  for (const { run, content, title } of rows) {
    if (year === undefined && seen.has(run.kind)) continue
    seen.add(run.kind)
    const subjects = await listStored(db, county, run.id)
    const gradeNames = Object.fromEntries(content.grades.map(({ grade, name }) => [grade, name]))
    items.push({
      kind: run.kind,
      year: run.year,
      title,
      publishedOn: run.publishedOn,
      fingerprint: run.fingerprint,
      items: content.items.map(({ code, heading, name, fullMarks, source }) => ({
        code,
        heading,
        name,
        full: hundredths(fullMarks),
        source,
      })),
      subjects: subjects
        .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || (a.key < b.key ? -1 : 1))
        .map((subject) => line(subject, gradeNames)),
    })
  }
  return items
}

const line = (row: StoredSubjectRow, gradeNames: Record<string, string>) => ({
  key: row.key,
  name: row.name,
  areaPath: row.areaPath,
  points: row.points ?? 0,
  rank: row.rank ?? 0,
  grade: row.grade,
  gradeName: gradeNames[row.grade ?? ''] ?? '',
  /** Of equal points there were more than the quota of a better grade has places. */
  isTied: row.isTied ?? false,
  pointsBefore: row.pointsBefore,
  rankBefore: row.rankBefore,
})

/** One of those published, item by item: the last published of it. */
export async function findPublished(ctx: RequestContext, query: { key: string }) {
  const { county, deps } = ctx
  const { db } = deps.connection
  for (const each of await readPublished(db, county, {})) {
    const subject = each.subjects.find(({ key }) => key === query.key)
    if (!subject) continue
    const rows = await db
      .select({ itemCode: assessmentItems.itemCode, points: assessmentItems.points })
      .from(assessmentItems)
      .innerJoin(
        assessments,
        and(eq(assessments.county, county), eq(assessments.id, assessmentItems.assessmentId)),
      )
      .where(
        and(
          eq(assessmentItems.county, county),
          eq(assessmentItems.subjectKey, query.key),
          eq(assessments.kind, each.kind),
          eq(assessments.year, each.year),
          eq(assessments.month, 0),
        ),
      )
    const points = new Map(rows.map((row) => [row.itemCode, row.points]))
    const { kind, year, title, publishedOn } = each
    const of = each.subjects.length
    const lines = each.items.map((item) => ({ ...item, points: points.get(item.code) ?? 0 }))
    return { state: 'found' as const, kind, year, title, publishedOn, of, ...subject, lines }
  }
  return { state: 'unknown' as const }
}
