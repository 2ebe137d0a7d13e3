import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { assessmentItems, assessmentScores, assessmentVetoes, staff } from '../../db/schema'
import type { AssessmentStatus } from '../../db/values/assessments'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { sealWords } from '../supervisions/seal'
import type { Outcome } from '../turns/answer'
import { lockAssessment, type Planned, requireItem, setAssessment } from './find'
import { listMeasured } from './measured'
import { hundredths } from './points/rules'
import { isScored } from './result/rules'
import { moderateRefusal } from './rules'
import { byPlace, hasScored, listScores, placeOf } from './scores'
import { sealText } from './seal'
import { listStored } from './subjects'
import { isTiedTo } from './ties'
import { outliersIn } from './outliers'

interface OfItem {
  code: string
  subjectKey: string
  itemCode: string
}

/** An assessment somebody may moderate: they scored none of it, and the subject is none of theirs. */
async function lockToModerate(
  tx: Db,
  ctx: RequestContext,
  code: string,
  on: { wanted: AssessmentStatus; subjectKey?: string },
): Promise<Planned & { staffId: string; subjectName: string }> {
  const { county } = ctx
  const { staffId } = requireStaff(ctx)
  const planned = await lockAssessment(tx, county, code)
  const { run } = planned
  const subjects = await listStored(tx, county, run.id)
  const subject = subjects.find(({ key }) => key === on.subjectKey)
  if (on.subjectKey !== undefined && !subject) throw new ApiError('refused', 'subject_unknown')
  const refusal = moderateRefusal({
    status: run.status,
    wanted: on.wanted,
    hasScored: await hasScored(tx, county, run.id, staffId),
    isTied: subject ? await isTiedTo(tx, county, run.kind, subject, staffId) : false,
  })
  if (refusal) throw new ApiError('refused', refusal)
  return { ...planned, staffId, subjectName: subject?.name ?? '' }
}

/** Ends the scoring once every item of everybody has scores enough; what stands out is looked at then. */
export async function endScoring(tx: Db, ctx: RequestContext, { code }: { code: string }) {
  const { county } = ctx
  const { run, content, staffId } = await lockToModerate(tx, ctx, code, { wanted: 'scoring' })
  const scores = byPlace(await listScores(tx, county, run.id))
  const measured = await listMeasured(tx, county, run.id)
  const items = content.items.filter((item) => isScored(item, run.month))
  const missing = (await listStored(tx, county, run.id)).flatMap(({ key }) =>
    items.filter((item) => {
      const place = placeOf(key, item.code)
      return !measured.has(place) && (scores.get(place)?.length ?? 0) < content.minAssessors
    }),
  )
  if (missing.length > 0) throw new ApiError('refused', 'too_few_scores')
  await setAssessment(tx, county, run.id, { status: 'moderation', moderatedBy: staffId })
  await record(tx, ctx, {
    subject: `assessment:${run.id}`,
    type: 'assessment.scoring_ended',
    details: {},
  })
  const count = outliersIn(content, [...scores.values()].flat()).length
  return { code: 'scoring_ended', vars: { count } } satisfies Outcome
}

/** The moderator sets the points of an item, in place of the mean of its scores. */
export async function setPoints(
  tx: Db,
  ctx: RequestContext,
  given: OfItem & { points: number; reason: string },
): Promise<Outcome> {
  const { subjectKey, itemCode } = given
  const on = { wanted: 'moderation', subjectKey } as const
  const { run, content, staffId, subjectName } = await lockToModerate(tx, ctx, given.code, on)
  const item = requireItem(content, itemCode)
  const points = hundredths(given.points)
  if (!isScored(item, run.month)) throw new ApiError('refused', 'item_unknown')
  if (points > hundredths(item.fullMarks)) throw new ApiError('refused', 'beyond_full_marks')
  const row = [run.id, subjectKey, itemCode]
  const setReasonSealed = sealText(ctx, 'items', 'set_reason', row, given.reason)
  await setItem(tx, ctx, run.id, given, {
    setPoints: points,
    setBy: staffId,
    setReasonSealed,
    isAccepted: true,
  })
  const pointsSealed = sealWords(ctx, `assessment:${run.id}`, 'points', String(points))
  await recordItem(tx, ctx, run.id, given, 'assessment.points_set', { pointsSealed })
  return { code: 'points_set', vars: { title: subjectName, item: item.name, points } }
}

/** What stands out is right as it is. */
export async function acceptScores(tx: Db, ctx: RequestContext, given: OfItem): Promise<Outcome> {
  const on = { wanted: 'moderation', subjectKey: given.subjectKey } as const
  const { run, content, subjectName } = await lockToModerate(tx, ctx, given.code, on)
  const { name: item } = requireItem(content, given.itemCode)
  await setItem(tx, ctx, run.id, given, { isAccepted: true })
  await recordItem(tx, ctx, run.id, given, 'assessment.scores_accepted', {})
  return { code: 'accepted', vars: { title: subjectName, item } }
}

/** Asks an assessor whose score stands out to look again; theirs alone is open again. */
export async function askAgain(
  tx: Db,
  ctx: RequestContext,
  given: OfItem & { staffId: string },
): Promise<Outcome> {
  const { county } = ctx
  const { subjectKey, itemCode, staffId } = given
  const on = { wanted: 'moderation', subjectKey } as const
  const { run, content, subjectName } = await lockToModerate(tx, ctx, given.code, on)
  const { name: item } = requireItem(content, itemCode)
  const score = (await listScores(tx, county, run.id, { staffId })).find(
    (each) => each.subjectKey === subjectKey && each.itemCode === itemCode,
  )
  if (!score) throw new ApiError('not_found', 'staff')
  await tx
    .update(assessmentScores)
    .set({ isAskedAgain: true })
    .where(
      and(
        eq(assessmentScores.county, county),
        eq(assessmentScores.assessmentId, run.id),
        eq(assessmentScores.subjectKey, subjectKey),
        eq(assessmentScores.itemCode, itemCode),
        eq(assessmentScores.staffId, staffId),
        eq(assessmentScores.seq, score.seq),
      ),
    )
  await recordItem(tx, ctx, run.id, given, 'assessment.asked_again', { staffId })
  await tellStaff(tx, ctx, {
    staffId,
    asker: ANYWHERE,
    purpose: `assessment:${run.id}:again:${subjectKey}:${itemCode}:${staffId}:${score.seq}`,
    say: say('assessment.asked_again', { title: subjectName, item }),
  })
  const [member] = await tx
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, staffId)))
  return { code: 'asked_again_now', vars: { name: member?.name ?? '' } }
}

/** 一票否决 by hand: with a reason, before anybody assessed sees anything. */
export async function makeVeto(
  tx: Db,
  ctx: RequestContext,
  given: { code: string; subjectKey: string; vetoCode: string; reason: string },
): Promise<Outcome> {
  const { county } = ctx
  const { subjectKey, vetoCode, reason } = given
  const on = { wanted: 'moderation', subjectKey } as const
  const { run, content, staffId, subjectName } = await lockToModerate(tx, ctx, given.code, on)
  const veto = content.vetoes.find((each) => each.code === vetoCode && each.how === 'by_hand')
  if (!veto) throw new ApiError('refused', 'veto_unknown')
  const reasonSealed = sealText(ctx, 'vetoes', 'reason', [run.id, subjectKey, vetoCode], reason)
  const place = { county, assessmentId: run.id, subjectKey, vetoCode }
  const made = { madeBy: staffId, madeOn: dayOf(ctx.now), reasonSealed }
  await tx
    .insert(assessmentVetoes)
    .values({ ...place, ...made })
    .onConflictDoUpdate({
      target: [
        assessmentVetoes.county,
        assessmentVetoes.assessmentId,
        assessmentVetoes.subjectKey,
        assessmentVetoes.vetoCode,
      ],
      set: made,
    })
  const details = { subjectKey, vetoCode }
  await record(tx, ctx, { subject: `assessment:${run.id}`, type: 'assessment.vetoed', details })
  return { code: 'vetoed', vars: { title: subjectName, item: veto.name } }
}

async function setItem(
  tx: Db,
  { county }: RequestContext,
  assessmentId: string,
  { subjectKey, itemCode }: OfItem,
  set: Partial<typeof assessmentItems.$inferInsert>,
) {
  await tx
    .update(assessmentItems)
    .set(set)
    .where(
      and(
        eq(assessmentItems.county, county),
        eq(assessmentItems.assessmentId, assessmentId),
        eq(assessmentItems.subjectKey, subjectKey),
        eq(assessmentItems.itemCode, itemCode),
      ),
    )
}

const recordItem = (
  tx: Db,
  ctx: RequestContext,
  id: string,
  { subjectKey, itemCode }: OfItem,
  type: string,
  details: Record<string, unknown>,
) =>
  record(tx, ctx, {
    subject: `assessment:${id}`,
    type,
    details: { subjectKey, itemCode, ...details },
  })
