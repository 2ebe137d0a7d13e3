import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { satisfactionAnswers, satisfactionDraws, satisfactionSurveys } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireContact } from '../http/scope'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Place } from '../shared/sealing'
import type { Outcome } from '../turns/answer'
import type { SatisfactionAnswer } from './input'
import { fitsKind } from './rules'

export const wordsPlace = (county: string, drawId: string, seq: number): Place => ({
  county,
  table: 'satisfaction_answers',
  column: 'words_sealed',
  row: `${drawId}:${seq}`,
})

/**
 * Keeps the answer to the open question of a survey, without a name: `next` or `done`; `late` once the survey is over,
 * `same` where that question is answered already.
 */
export async function answerSatisfaction(
  tx: Db,
  ctx: RequestContext,
  given: SatisfactionAnswer,
): Promise<Outcome> {
  const { county, now } = ctx
  const { drawId, seq, value, words } = given
  const found = await holdDraw(tx, ctx, drawId)
  const { draw, survey } = found
  if (isOver(found, now)) return { code: 'late', vars: {} }
  const question = survey.questions[seq - 1]
  if (!question || !fitsKind(question.kind, value)) throw new ApiError('invalid', 'value')
  if (draw.status !== 'asked' || draw.openSeq !== seq) return { code: 'same', vars: {} }
  await tx.insert(satisfactionAnswers).values({
    county,
    drawId,
    seq,
    kind: question.kind,
    value: value ?? null,
    wordsSealed:
      words === undefined ? null : ctx.deps.sealer.seal(wordsPlace(county, drawId, seq), words),
    isSkipped: value === undefined && (words === undefined || question.kind !== 'words'),
    answeredOn: dayOf(now),
  })
  const isLast = seq === survey.questions.length
  const next = isLast ? { status: 'answered' as const } : { openSeq: seq + 1, askedAt: now }
  await tx.update(satisfactionDraws).set(next).where(ofDraw(county, drawId))
  // What was answered stands nowhere beside who answered.
  await record(tx, ctx, {
    subject: `satisfaction_draw:${drawId}`,
    type: 'satisfaction.answered',
    details: { seq },
  })
  return { code: isLast ? 'done' : 'next', vars: {} }
}

/** 停: no more questions of this survey; what was answered counts. */
export async function stopSatisfaction(
  tx: Db,
  ctx: RequestContext,
  { drawId }: { drawId: string },
): Promise<Outcome> {
  const found = await holdDraw(tx, ctx, drawId)
  if (isOver(found, ctx.now)) return { code: 'late', vars: {} }
  if (found.draw.status !== 'asked') return { code: 'same', vars: {} }
  await tx.update(satisfactionDraws).set({ status: 'stopped' }).where(ofDraw(ctx.county, drawId))
  const subject = `satisfaction_draw:${drawId}`
  await record(tx, ctx, { subject, type: 'satisfaction.stopped', details: {} })
  return { code: 'stopped', vars: {} }
}

const ofDraw = (county: string, id: string) =>
  and(eq(satisfactionDraws.county, county), eq(satisfactionDraws.id, id))

async function holdDraw(tx: Db, ctx: RequestContext, drawId: string) {
  const { county } = ctx
  const contactId = requireContact(ctx)
  const [draw] = await tx
    .select()
    .from(satisfactionDraws)
    .where(and(ofDraw(county, drawId), eq(satisfactionDraws.contactId, contactId)))
    .for('update')
  const [survey] = draw
    ? await tx
        .select()
        .from(satisfactionSurveys)
        .where(
          and(eq(satisfactionSurveys.county, county), eq(satisfactionSurveys.id, draw.surveyId)),
        )
    : []
  if (!draw || !survey) throw new ApiError('not_found', 'satisfaction')
  return { draw, survey }
}

type Held = Awaited<ReturnType<typeof holdDraw>>

/** Closed by the worker, or as good as that: its last day is over. */
const isOver = ({ survey: { status, endsOn } }: Held, now: Date): boolean =>
  status !== 'asking' || (endsOn !== null && dayOf(now) > endsOn)
