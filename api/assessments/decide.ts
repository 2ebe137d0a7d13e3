import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentAppeals, assessmentItems, assessments } from '../../db/schema'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { sealWords } from '../supervisions/seal'
import type { Outcome } from '../turns/answer'
import { getAssessment, lockAssessment, requireItem } from './find'
import type { AppealDecision } from './input'
import { hundredths } from './points/rules'
import { decideRefusal } from './rules'
import { hasScored } from './scores'
import { openText, sealText } from './seal'
import { listStored } from './subjects'
import { isTiedTo } from './ties'

type Appeal = typeof assessmentAppeals.$inferSelect

const isCode = (county: string, code: string) =>
  and(eq(assessmentAppeals.county, county), eq(assessmentAppeals.code, code))

/** Decides what was said against an item: it stands, or has other points from now on; by one without a part in it. */
export async function decideAppeal(
  tx: Db,
  ctx: RequestContext,
  given: AppealDecision,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const [appeal] = await tx.select().from(assessmentAppeals).where(isCode(county, given.code))
  if (!appeal) throw new ApiError('not_found', 'assessment_appeal')
  const { run, content } = await lockAssessment(tx, county, await codeOfRun(tx, appeal))
  const [held] = await tx
    .select()
    .from(assessmentAppeals)
    .where(isCode(county, given.code))
    .for('update')
  const subject = await subjectOfAppeal(tx, appeal)
  const item = requireItem(content, appeal.itemCode)
  const points = given.points === null ? null : hundredths(given.points)
  const refusal = decideRefusal({
    status: run.status,
    isOpen: held?.status === 'open',
    hasScored: await hasScored(tx, county, run.id, staffId),
    hasModerated: run.moderatedBy === staffId || (await hasSet(tx, appeal)) === staffId,
    isTied: await isTiedTo(tx, county, run.kind, subject, staffId),
    points,
    fullMarks: hundredths(item.fullMarks),
  })
  if (refusal) throw new ApiError('refused', refusal)
  const status = points === null ? 'rejected' : 'upheld'
  const decisionSealed = sealText(ctx, 'appeals', 'decision', [appeal.id], given.reason)
  const decided = { status, points, decidedBy: staffId, decidedOn: dayOf(now) } as const
  await tx
    .update(assessmentAppeals)
    .set({ ...decided, decisionSealed })
    .where(isCode(county, given.code))
  const about = `assessment_appeal:${appeal.id}`
  const reasonSealed = sealWords(ctx, about, 'decision', given.reason)
  const pointsSealed = sealWords(ctx, about, 'points', String(points))
  const details = { status, pointsSealed, reasonSealed }
  await record(tx, ctx, { subject: about, type: 'assessment_appeal.decided', details })
  const { name } = item
  await tellStaff(tx, ctx, {
    staffId: appeal.filedBy,
    asker: ANYWHERE,
    purpose: `${about}:decided`,
    say:
      points === null
        ? say('assessment.appeal_rejected', { item: name, reason: given.reason })
        : say('assessment.appeal_upheld', { item: name, points, reason: given.reason }),
  })
  return { code: status, vars: { item: name, title: subject.name, points: points ?? 0 } }
}

async function codeOfRun(tx: Db, { county, assessmentId }: Appeal): Promise<string> {
  const [run] = await tx
    .select({ code: assessments.code })
    .from(assessments)
    .where(and(eq(assessments.county, county), eq(assessments.id, assessmentId)))
  return run?.code ?? ''
}

async function subjectOfAppeal(tx: Db, { county, assessmentId, subjectKey }: Appeal) {
  const subjects = await listStored(tx, county, assessmentId)
  const subject = subjects.find(({ key }) => key === subjectKey)
  if (!subject) throw new ApiError('not_found', 'assessment_appeal')
  return subject
}

async function hasSet(tx: Db, { county, assessmentId, subjectKey, itemCode }: Appeal) {
  const [row] = await tx
    .select({ setBy: assessmentItems.setBy })
    .from(assessmentItems)
    .where(
      and(
        eq(assessmentItems.county, county),
        eq(assessmentItems.assessmentId, assessmentId),
        eq(assessmentItems.subjectKey, subjectKey),
        eq(assessmentItems.itemCode, itemCode),
      ),
    )
  return row?.setBy ?? null
}

/** What waits to be decided and the actor may decide, the first due first. */
export async function listAppeals(ctx: RequestContext) {
  const { county, deps } = ctx
  const { staffId } = requireStaff(ctx)
  const { db } = deps.connection
  const rows = await db
    .select()
    .from(assessmentAppeals)
    .where(and(eq(assessmentAppeals.county, county), eq(assessmentAppeals.status, 'open')))
    .orderBy(asc(assessmentAppeals.dueOn), asc(assessmentAppeals.code))
  const items = []
  for (const row of rows) {
    const { run, content } = await getAssessment(db, county, await codeOfRun(db, row))
    const subject = await subjectOfAppeal(db, row)
    const isBarred =
      run.moderatedBy === staffId ||
      (await hasScored(db, county, run.id, staffId)) ||
      (await isTiedTo(db, county, run.kind, subject, staffId))
    if (isBarred) continue
    const item = requireItem(content, row.itemCode)
    items.push({
      code: row.code,
      name: subject.name,
      item: item.name,
      full: hundredths(item.fullMarks),
      reason: openText(ctx, 'appeals', 'reason', [row.id], row.reasonSealed) ?? '',
      filedOn: row.filedOn,
      dueOn: row.dueOn,
    })
  }
  return { items }
}
