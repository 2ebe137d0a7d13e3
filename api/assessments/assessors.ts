import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentAssessors, assessmentRecusals, assessmentScores, staff } from '../../db/schema'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { say } from '../messages/templates'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { type Assessment, lockAssessment } from './find'
import { listStored } from './subjects'
import { listTies } from './ties'

/** Names who scores, in place of those named before; whoever is tied to a subject is recused from it 回避. */
export async function nameAssessors(
  tx: Db,
  ctx: RequestContext,
  given: { code: string; staffIds: readonly string[] },
): Promise<Outcome> {
  const { county } = ctx
  const { run, title } = await lockAssessment(tx, county, given.code)
  if (run.status !== 'scoring') throw new ApiError('refused', 'not_scoring')
  const staffIds = [...new Set(given.staffIds)].toSorted()
  const active = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.county, county), inArray(staff.id, staffIds), eq(staff.isActive, true)))
  if (active.length < staffIds.length) throw new ApiError('not_found', 'staff')
  const before = await listAssessors(tx, county, run.id)
  const dropped = before.filter((id) => !staffIds.includes(id))
  const ofRun = eq(assessmentScores.assessmentId, run.id)
  const scored =
    dropped.length > 0 &&
    (await tx.$count(
      assessmentScores,
      and(eq(assessmentScores.county, county), ofRun, inArray(assessmentScores.staffId, dropped)),
    )) > 0
  // Nobody's scores disappear with whoever gave them.
  if (scored) throw new ApiError('refused', 'has_scores')
  const subjects = await listStored(tx, county, run.id)
  const ties = await listTies(tx, county, { kind: run.kind, subjects, staffIds })
  const at = { county, assessmentId: run.id }
  await tx
    .delete(assessmentRecusals)
    .where(and(eq(assessmentRecusals.county, county), eq(assessmentRecusals.assessmentId, run.id)))
  if (dropped.length > 0)
    await tx
      .delete(assessmentAssessors)
      .where(
        and(
          eq(assessmentAssessors.county, county),
          eq(assessmentAssessors.assessmentId, run.id),
          inArray(assessmentAssessors.staffId, dropped),
        ),
      )
  await tx
    .insert(assessmentAssessors)
    .values(staffIds.map((staffId) => ({ ...at, staffId })))
    .onConflictDoNothing()
  const recusals = staffIds.flatMap((staffId) =>
    [...(ties.get(staffId) ?? [])].map(([subjectKey, reason]) => ({
      ...at,
      staffId,
      subjectKey,
      reason,
    })),
  )
  if (recusals.length > 0) await tx.insert(assessmentRecusals).values(recusals)
  const details = {
    staffIds,
    recusals: recusals.map((each) => [each.staffId, each.subjectKey, each.reason]),
  }
  await record(tx, ctx, { subject: `assessment:${run.id}`, type: 'assessment.assessors', details })
  for (const staffId of staffIds.filter((id) => !before.includes(id)))
    await tellStaff(tx, ctx, {
      staffId,
      asker: ANYWHERE,
      purpose: `assessment:${run.id}:assessor:${staffId}`,
      say: say('assessment.assigned', { title, due: run.scoreBy }),
    })
  return { code: 'named', vars: { count: staffIds.length, recused: recusals.length } }
}

export async function listAssessors(tx: Db, county: string, assessmentId: string) {
  const rows = await tx
    .select({ staffId: assessmentAssessors.staffId })
    .from(assessmentAssessors)
    .where(
      and(
        eq(assessmentAssessors.county, county),
        eq(assessmentAssessors.assessmentId, assessmentId),
      ),
    )
    .orderBy(assessmentAssessors.staffId)
  return rows.map(({ staffId }) => staffId)
}

/** Whether somebody is to score, or may be asked to score again: until then nobody's scores but theirs are for them. */
export const isScoring = async (
  db: Db,
  county: string,
  { id, status }: Pick<Assessment, 'id' | 'status'>,
  staffId: string,
): Promise<boolean> =>
  (status === 'scoring' || status === 'moderation') &&
  (await listAssessors(db, county, id)).includes(staffId)

/** Who does not score whom. */
export const listRecusals = (db: Db, county: string, assessmentId: string) =>
  db
    .select({
      staffId: assessmentRecusals.staffId,
      name: staff.name,
      subjectKey: assessmentRecusals.subjectKey,
      reason: assessmentRecusals.reason,
    })
    .from(assessmentRecusals)
    .innerJoin(staff, and(eq(staff.county, county), eq(staff.id, assessmentRecusals.staffId)))
    .where(
      and(eq(assessmentRecusals.county, county), eq(assessmentRecusals.assessmentId, assessmentId)),
    )
    .orderBy(assessmentRecusals.staffId, assessmentRecusals.subjectKey)
