import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { evaluationReplies, evaluations, evaluationSamples } from '../../db/schema'
import { record } from '../audit/record'
import { ANYWHERE, tellStaff } from '../help/tell-staff'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { say } from '../messages/templates'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import { newId } from '../shared/ids'
import type { Outcome } from '../turns/answer'
import { memberOf, ofEvaluation, ofSample } from './find'
import type { NewEvaluationReply, ReplyDecision } from './input'
import { findResult, holdEvaluation, reckon } from './lock'
import { replyRefusal } from './rules'
import { openIn, sealIn } from './seal'

/** As much of a reason as is told by text. */
const LONGEST_TOLD = 60

/** 申辩: what the county says against a result, about one finding or all of it, in its days. */
export async function fileReply(
  tx: Db,
  ctx: RequestContext,
  { evaluationId, seq, text }: NewEvaluationReply,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const evaluation = await holdEvaluation(tx, ctx, evaluationId)
  const { status, feedbackUntil, title, leadId } = evaluation
  // What is not released is not there.
  if (status === 'field' || status === 'locked') throw new ApiError('not_found', 'evaluation')
  const found = await findResult(tx, ctx, evaluationId)
  const isFinding = seq === null || !!found?.result.findings.some((each) => each.seq === seq)
  const refusal = replyRefusal({ status, today: dayOf(now), feedbackUntil, isFinding })
  if (refusal) throw new ApiError('refused', refusal)
  const id = newId()
  await tx.insert(evaluationReplies).values({
    county,
    id,
    evaluationId,
    seq,
    textSealed: sealIn(ctx, 'evaluation_replies.text_sealed', id, text),
    status: 'open',
    madeBy: staffId,
    madeOn: dayOf(now),
  })
  const subject = `evaluation:${evaluationId}`
  await record(tx, ctx, { subject, type: 'evaluation.replied', details: { replyId: id, seq } })
  await tellStaff(tx, ctx, {
    staffId: leadId,
    asker: ANYWHERE,
    purpose: `${subject}:reply:${id}`,
    say: say('evaluation.reply_to_lead', { title, text }),
  })
  return { code: 'replied', vars: { title } }
}

/**
 * Whoever led the evaluation decides on it with a reason. Where it is upheld of a household, that is no finding any more
 * and the result is reckoned again as a further version; the first one stays on record.
 */
export async function decideReply(
  tx: Db,
  ctx: RequestContext,
  { replyId, isUpheld, reason }: ReplyDecision,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const ofReply = and(eq(evaluationReplies.county, county), eq(evaluationReplies.id, replyId))
  const [peek] = await tx.select().from(evaluationReplies).where(ofReply)
  if (!peek) throw new ApiError('not_found', 'reply')
  const evaluation = await holdEvaluation(tx, ctx, peek.evaluationId)
  const { isLead } = await memberOf(tx, ctx, evaluation)
  if (!isLead) throw new ApiError('not_found', 'reply')
  const [reply] = await tx.select().from(evaluationReplies).where(ofReply)
  if (reply?.status !== 'open') throw new ApiError('refused', 'reply_decided')
  await tx
    .update(evaluationReplies)
    .set({
      status: isUpheld ? 'upheld' : 'declined',
      reasonSealed: sealIn(ctx, 'evaluation_replies.reason_sealed', replyId, reason),
      decidedBy: staffId,
      decidedOn: dayOf(now),
    })
    .where(ofReply)
  const { evaluationId, seq } = reply
  let fingerprint = null
  if (isUpheld && seq !== null) {
    await tx
      .update(evaluationSamples)
      .set({ doubt: 'dismissed' })
      .where(ofSample(county, { evaluationId, seq }))
    fingerprint = (await reckon(tx, ctx, evaluation)).fingerprint
  }
  await record(tx, ctx, {
    subject: `evaluation:${evaluationId}`,
    type: 'evaluation.reply_decided',
    details: { replyId, isUpheld, seq, ...(fingerprint && { fingerprint }) },
  })
  const { title } = evaluation
  const about = { title, reason: reason.slice(0, LONGEST_TOLD) }
  await tellStaff(tx, ctx, {
    staffId: reply.madeBy,
    asker: ANYWHERE,
    purpose: `evaluation:${evaluationId}:reply:${replyId}:decided`,
    say: isUpheld ? say('evaluation.reply_upheld', about) : say('evaluation.reply_declined', about),
  })
  return { code: isUpheld ? 'upheld' : 'declined', vars: { title } }
}

/** Evidence nobody has decided on yet, of evaluations the actor leads, the earliest first. */
export async function listRepliesToDecide(ctx: RequestContext) {
  const { county, deps } = ctx
  const { db } = deps.connection
  const { staffId } = requireStaff(ctx)
  const rows = await db
    .select({
      reply: evaluationReplies,
      title: evaluations.title,
      head: evaluationSamples.headName,
    })
    .from(evaluationReplies)
    .innerJoin(
      evaluations,
      and(eq(evaluations.county, county), eq(evaluations.id, evaluationReplies.evaluationId)),
    )
    .leftJoin(
      evaluationSamples,
      and(
        eq(evaluationSamples.county, county),
        eq(evaluationSamples.evaluationId, evaluationReplies.evaluationId),
        eq(evaluationSamples.seq, evaluationReplies.seq),
      ),
    )
    .where(
      and(
        eq(evaluationReplies.county, county),
        eq(evaluationReplies.status, 'open'),
        eq(evaluations.leadId, staffId),
      ),
    )
    .orderBy(asc(evaluationReplies.madeOn), asc(evaluationReplies.id))
  return {
    items: rows.map(({ reply: { id, seq, textSealed }, title, head }) => ({
      id,
      title,
      seq,
      head: head ?? '',
      text: openIn(ctx, 'evaluation_replies.text_sealed', id, textSealed),
    })),
  }
}

/** What was said against a result and what was decided, for whoever may read the result. */
export async function listReplies(db: Db, ctx: RequestContext, evaluationId: string) {
  const rows = await db
    .select()
    .from(evaluationReplies)
    .innerJoin(
      evaluations,
      and(eq(evaluations.county, ctx.county), eq(evaluations.id, evaluationReplies.evaluationId)),
    )
    .where(and(eq(evaluationReplies.county, ctx.county), ofEvaluation(ctx.county, evaluationId)))
    .orderBy(asc(evaluationReplies.madeOn), asc(evaluationReplies.id))
  return rows.map(({ evaluation_replies: row }) => ({
    id: row.id,
    seq: row.seq,
    madeOn: row.madeOn,
    status: row.status,
    text: openIn(ctx, 'evaluation_replies.text_sealed', row.id, row.textSealed),
    reason: row.reasonSealed
      ? openIn(ctx, 'evaluation_replies.reason_sealed', row.id, row.reasonSealed)
      : null,
  }))
}
