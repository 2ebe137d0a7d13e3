import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { supervisionAnswers, supervisionChecks, supervisions } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireInScope, requireStaff } from '../http/scope'
import { keepPhotos } from '../media/service'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { getChecklist } from './checklists'
import type { CheckKey, NewCheckAnswer } from './input'
import { answerRefusal } from './rules'
import { sealWords } from './seal'
import { listTiedToArea } from './tied'

/**
 * Keeps the answer to one question of a checklist, in place of one given before. The last one ends the
 * check, and the last check its plan.
 */
export async function answerCheck(
  tx: Db,
  ctx: RequestContext,
  given: NewCheckAnswer & { photos: Attachments['photos'] },
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { seq, isInOrder } = given
  const check = await lockCheck(tx, ctx, given)
  const { supervisionId, areaPath, kind } = check
  const text = isInOrder ? '' : given.text.trim()
  const today = dayOf(now)
  const questions = await getChecklist(tx, county, kind, check.madeOn)
  const tied = await listTiedToArea(tx, county, [staffId], areaPath)
  const refusal = answerRefusal({
    isInspector: check.inspectorId === staffId,
    isDone: check.status === 'done',
    isTied: tied.has(staffId),
    isAsked: questions.some((question) => question.seq === seq),
    isInOrder,
    text,
  })
  if (refusal) throw new ApiError('refused', refusal)
  const key = { county, supervisionId, areaPath, kind, seq }
  await tx
    .insert(supervisionAnswers)
    .values({ ...key, isInOrder, text })
    .onConflictDoUpdate({
      target: [
        supervisionAnswers.county,
        supervisionAnswers.supervisionId,
        supervisionAnswers.areaPath,
        supervisionAnswers.kind,
        supervisionAnswers.seq,
      ],
      set: { isInOrder, text },
    })
  const subject = `supervision:${supervisionId}`
  await keepPhotos(tx, ctx, subject, given.photos)
  const details = {
    areaPath,
    kind,
    seq,
    isInOrder,
    textSealed: sealWords(ctx, subject, 'text', text),
  }
  await record(tx, ctx, { subject, type: 'supervision.answered', details })
  const answers = await listAnswers(tx, county, check)
  const left = questions.filter((question) => !answers.some((each) => each.seq === question.seq))
  const problems = answers.filter((each) => !each.isInOrder).length
  if (left.length > 0)
    return { code: isInOrder ? 'answered' : 'problem', vars: { left: left.length } }
  await tx
    .update(supervisionChecks)
    .set({ status: 'done', doneOn: today })
    .where(ofCheck(county, check))
  await record(tx, ctx, {
    subject,
    type: 'supervision.checked',
    details: { areaPath, kind, problems, doneOn: today },
  })
  await closeWhereDone(tx, ctx, supervisionId)
  return { code: isInOrder ? 'done' : 'problem', vars: { problems, left: 0 } }
}

async function closeWhereDone(tx: Db, ctx: RequestContext, supervisionId: string): Promise<void> {
  const { county } = ctx
  const planned = and(
    eq(supervisionChecks.county, county),
    eq(supervisionChecks.supervisionId, supervisionId),
    eq(supervisionChecks.status, 'planned'),
  )
  if ((await tx.$count(supervisionChecks, planned)) > 0) return
  await tx
    .update(supervisions)
    .set({ status: 'closed' })
    .where(and(eq(supervisions.county, county), eq(supervisions.id, supervisionId)))
  const subject = `supervision:${supervisionId}`
  await record(tx, ctx, { subject, type: 'supervision.closed', details: {} })
}

async function lockCheck(tx: Db, ctx: RequestContext, key: CheckKey) {
  // The plan is held first: of its last two checks done at once the later closes it.
  const [plan] = await tx
    .select({ madeOn: supervisions.madeOn })
    .from(supervisions)
    .where(and(eq(supervisions.county, ctx.county), eq(supervisions.id, key.supervisionId)))
    .for('update')
  const [check] = await tx.select().from(supervisionChecks).where(ofCheck(ctx.county, key))
  if (!plan || !check) throw new ApiError('not_found', 'supervision_check')
  requireInScope(ctx, check.areaPath, 'supervision_check')
  return { ...check, madeOn: plan.madeOn }
}

export const listAnswers = (tx: Db, county: string, key: CheckKey) =>
  tx
    .select({
      seq: supervisionAnswers.seq,
      isInOrder: supervisionAnswers.isInOrder,
      text: supervisionAnswers.text,
    })
    .from(supervisionAnswers)
    .where(
      and(
        eq(supervisionAnswers.county, county),
        eq(supervisionAnswers.supervisionId, key.supervisionId),
        eq(supervisionAnswers.areaPath, key.areaPath),
        eq(supervisionAnswers.kind, key.kind),
      ),
    )
    .orderBy(asc(supervisionAnswers.seq))

const ofCheck = (county: string, { supervisionId, areaPath, kind }: CheckKey) =>
  and(
    eq(supervisionChecks.county, county),
    eq(supervisionChecks.supervisionId, supervisionId),
    eq(supervisionChecks.areaPath, areaPath),
    eq(supervisionChecks.kind, kind),
  )
