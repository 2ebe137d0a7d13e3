import { and, desc, eq, inArray } from 'drizzle-orm'
import {
  assessmentAssessors,
  assessmentEvidence,
  assessmentPlans,
  assessments,
  assessmentSubjects,
} from '../../db/schema'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { countyPath } from '../overview/scope'
import { contains } from '../shared/area-path'
import { ApiError } from '../shared/errors'
import { getAssessment } from './find'
import { MEASURES } from './measures'
import { measuredIn } from './evidence'
import { listStored } from './subjects'
import { isAssessedBy, isTiedTo, listPosts } from './ties'

/** Every assessment with how far it is, for the office: counts of what was scored, and no points. */
export async function listAssessments(ctx: RequestContext) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const rows = await db
    .select({ run: assessments, title: assessmentPlans.title })
    .from(assessments)
    .innerJoin(
      assessmentPlans,
      and(eq(assessmentPlans.county, county), eq(assessmentPlans.id, assessments.planId)),
    )
    .where(eq(assessments.county, county))
    .orderBy(desc(assessments.year), desc(assessments.month), assessments.kind)
  const items = []
  for (const { run, title } of rows) {
    const of = { county, assessmentId: run.id }
    const subjects = await db.$count(
      assessmentSubjects,
      and(
        eq(assessmentSubjects.county, county),
        eq(assessmentSubjects.assessmentId, of.assessmentId),
      ),
    )
    const assessors = await db.$count(
      assessmentAssessors,
      and(
        eq(assessmentAssessors.county, county),
        eq(assessmentAssessors.assessmentId, of.assessmentId),
      ),
    )
    const { code, kind, year, month, status, scoreBy, appealUntil, fingerprint } = run
    const at = { code, kind, year, month, title, status, scoreBy, appealUntil, fingerprint }
    items.push({ ...at, subjects, assessors })
  }
  return { items }
}

/**
 * The rows behind one computed item, with the query they came of: for the office but for what is of its own, for the
 * assessed their own from the draft on, for inspectors what is published.
 */
export async function readEvidence(
  ctx: RequestContext,
  given: { code: string; subjectKey: string; itemCode: string },
) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const { run, content } = await getAssessment(db, county, given.code)
  const subject = (await listStored(db, county, run.id)).find(({ key }) => key === given.subjectKey)
  if (!subject || !(await maySee(ctx, run, subject))) throw new ApiError('not_found', 'assessment')
  const measured = measuredIn(content).find(({ code }) => code === given.itemCode)
  const rows = await db
    .select()
    .from(assessmentEvidence)
    .where(
      and(
        eq(assessmentEvidence.county, county),
        eq(assessmentEvidence.assessmentId, run.id),
        eq(assessmentEvidence.subjectKey, subject.key),
        inArray(assessmentEvidence.itemCode, [given.itemCode]),
      ),
    )
    .orderBy(assessmentEvidence.seq)
  return {
    query: measured ? MEASURES[measured.measure].query : null,
    items: rows.map(({ kind, rowId: id, areaPath, day: on, isGood, note }) => ({
      kind,
      id,
      areaPath,
      on,
      isGood,
      note,
    })),
  }
}

async function maySee(
  ctx: RequestContext,
  run: typeof assessments.$inferSelect,
  subject: typeof assessmentSubjects.$inferSelect,
): Promise<boolean> {
  const { county, deps, actor } = ctx
  const { db } = deps.connection
  if (actor.kind === 'job') return true
  const { staffId, roles } = requireStaff(ctx)
  const isPublished = run.status === 'published'
  const posts = await listPosts(db, county, [staffId])
  const isOwn = posts.some((post) => isAssessedBy(run.kind, subject, post))
  if (isOwn && (isPublished || run.status === 'draft')) return true
  // A unit is of the whole county.
  const areaPath = subject.areaPath ?? (await countyPath(db, county))
  const inspects = roles.some(
    (held) => held.role === 'discipline_inspector' && contains(held.areaPath, areaPath),
  )
  if (inspects && isPublished) return true
  const isOffice = roles.some(({ role }) => role === 'county_office')
  return isOffice && (isPublished || !(await isTiedTo(db, county, run.kind, subject, staffId)))
}
