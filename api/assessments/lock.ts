import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentItems, assessments, assessmentSubjects } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import { lockAssessment, setAssessment } from './find'
import { type Loaded, loadAssessment, reckonFingerprint, resultsOf } from './load'
import { requireModerated } from './release'
import type { Result } from './result/rules'
import { lockRefusal } from './rules'
import { listStored } from './subjects'

/**
 * 锁定: after the last day for appeals, all of them decided. Points, ranks and grades are kept as they come of what
 * is stored, and one fingerprint over all of it.
 */
export async function lockResult(
  tx: Db,
  ctx: RequestContext,
  { code }: { code: string },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const planned = await lockAssessment(tx, county, code)
  const loaded = await loadAssessment(tx, county, planned)
  const { run, content } = loaded
  const today = dayOf(now)
  const refusal = lockRefusal({
    ...run,
    today,
    openAppeals: loaded.appeals.filter(({ status }) => status === 'open').length,
  })
  if (refusal) throw new ApiError('refused', refusal)
  if (run.month > 0) requireModerated(content, loaded)
  const results = resultsOf(loaded)
  await keepResults(tx, loaded, results)
  const fingerprint = await reckonFingerprint(tx, loaded, results)
  const locked = { lockedBy: staffId, lockedOn: today, fingerprint }
  await setAssessment(tx, county, run.id, { status: 'locked', ...locked })
  await record(tx, ctx, {
    subject: `assessment:${run.id}`,
    type: 'assessment.locked',
    details: { fingerprint },
  })
  return { code: 'locked_now', vars: { code: run.code, fingerprint: fingerprint.slice(0, 12) } }
}

async function keepResults(tx: Db, { run }: Loaded, results: readonly Result[]) {
  const { county, id: assessmentId, month } = run
  const before = month > 0 ? new Map() : await lastYear(tx, county, run)
  for (const { key, points, rank, grade, isTied, items } of results) {
    const was = before.get(key)
    await tx
      .update(assessmentSubjects)
      .set({
        points,
        rank,
        // A month has points alone.
        grade: month > 0 ? null : grade,
        isTied,
        pointsBefore: was?.points ?? null,
        rankBefore: was?.rank ?? null,
      })
      .where(
        and(
          eq(assessmentSubjects.county, county),
          eq(assessmentSubjects.assessmentId, assessmentId),
          eq(assessmentSubjects.key, key),
        ),
      )
    for (const item of items)
      await tx
        .update(assessmentItems)
        .set({ points: item.points })
        .where(
          and(
            eq(assessmentItems.county, county),
            eq(assessmentItems.assessmentId, assessmentId),
            eq(assessmentItems.subjectKey, key),
            eq(assessmentItems.itemCode, item.code),
          ),
        )
  }
}

/** What was published of the year before, by subject. */
async function lastYear(
  tx: Db,
  county: string,
  run: { kind: Loaded['run']['kind']; year: number },
) {
  const [last] = await tx
    .select({ id: assessments.id })
    .from(assessments)
    .where(
      and(
        eq(assessments.county, county),
        eq(assessments.kind, run.kind),
        eq(assessments.year, run.year - 1),
        eq(assessments.month, 0),
        eq(assessments.status, 'published'),
      ),
    )
  const rows = last ? await listStored(tx, county, last.id) : []
  return new Map(rows.map((row) => [row.key, { points: row.points, rank: row.rank }]))
}
