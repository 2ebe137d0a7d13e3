import { eq, and } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { evaluationAnswers, evaluationSamples, households } from '../../db/schema'
import type { RollStatus } from '../../db/values/roll'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { requireStaff } from '../http/scope'
import { keepPhotos } from '../media/service'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { Outcome } from '../turns/answer'
import type { Attachments } from '../turns/attachments'
import { answerPlace, type Evaluation, holdSample, ofSample, readAnswers, subjectOf } from './find'
import type { NewEvaluationAnswer, SampleKey } from './input'
import { getQuestionnaire } from './questionnaire'
import { askRefusal, finishRefusal, isInDoubt } from './rules'
import { sealIn } from './seal'

type Answer = NewEvaluationAnswer & Pick<Attachments, 'photos' | 'place'>

/** Keeps the answer to one question; where one was given before it stays as an earlier version. */
export async function answerQuestion(tx: Db, ctx: RequestContext, given: Answer): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { key, value, evaluationId, seq } = given
  const { evaluation, sample } = await holdSample(tx, ctx, given)
  const { questions } = await getQuestionnaire(tx, county, evaluation.version)
  const question = questions.find((each) => each.key === key)
  const refusal = askRefusal({ status: evaluation.status, sample: sample.status, question, value })
  if (refusal) throw new ApiError('refused', refusal)
  const answers = (await readAnswers(tx, ctx, evaluationId, seq)).get(seq) ?? new Map()
  const last = answers.get(key)
  if (last?.value !== value) {
    const version = (last?.version ?? 0) + 1
    const place = answerPlace({ evaluationId, seq, key, version })
    const valueSealed = sealIn(ctx, 'evaluation_answers.value_sealed', place, value)
    const answered = { answeredBy: staffId, answeredOn: dayOf(now) }
    await tx
      .insert(evaluationAnswers)
      .values({ county, evaluationId, seq, key, version, valueSealed, ...answered })
    await record(tx, ctx, {
      subject: subjectOf(given),
      type: 'evaluation.answered',
      details: { key, version },
    })
  }
  await keepPhotos(tx, ctx, subjectOf(given), given.photos)
  if (given.place)
    await tx.update(evaluationSamples).set(given.place).where(ofSample(county, given))
  // A correction once it was finished: what was made of the answers before is open again. The same said again changes nothing.
  if (sample.status === 'done' && last?.value !== value)
    await weigh(tx, ctx, { evaluation, key: given })
  const left = questions.filter((each) => each.key !== key && !answers.has(each.key)).length
  return { code: left > 0 ? 'answered' : 'all_answered', vars: { left } }
}

/** All questions are answered: with how the household stands on the register today it is put away. */
export async function finishHousehold(
  tx: Db,
  ctx: RequestContext,
  given: SampleKey,
): Promise<Outcome> {
  const { county, now } = ctx
  const { staffId } = requireStaff(ctx)
  const { evaluation, sample } = await holdSample(tx, ctx, given)
  const { questions } = await getQuestionnaire(tx, county, evaluation.version)
  const answers = (await readAnswers(tx, ctx, given.evaluationId, given.seq)).get(given.seq)
  const unanswered = questions.filter(({ key }) => !answers?.has(key)).length
  const refusal = finishRefusal({ status: evaluation.status, sample: sample.status, unanswered })
  if (refusal) throw new ApiError('refused', refusal)
  const [household] = await tx
    .select({ status: households.status, people: households.size })
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, sample.householdId)))
  await tx
    .update(evaluationSamples)
    .set({
      status: 'done',
      doneOn: dayOf(now),
      doneBy: staffId,
      statusOnDay: household?.status ?? 'closed',
      people: household?.people ?? sample.people,
    })
    .where(ofSample(county, given))
  await record(tx, ctx, {
    subject: subjectOf(given),
    type: 'evaluation.household_done',
    details: { statusOnDay: household?.status ?? 'closed' },
  })
  await weigh(tx, ctx, { evaluation, key: given, statusOnDay: household?.status ?? 'closed' })
  return { code: 'finished', vars: { head: sample.headName } }
}

interface Weighed {
  evaluation: Evaluation
  key: SampleKey
  statusOnDay?: RollStatus
}

/** Whether the answers put its place on the register in doubt, for the review of the same night. */
async function weigh(tx: Db, ctx: RequestContext, { evaluation, key, ...rest }: Weighed) {
  const { county } = ctx
  const { questions } = await getQuestionnaire(tx, county, evaluation.version)
  const answers = (await readAnswers(tx, ctx, key.evaluationId, key.seq)).get(key.seq)
  const values = new Map([...(answers ?? [])].map(([name, { value }]) => [name, value]))
  const [row] = await tx
    .select({ statusOnDay: evaluationSamples.statusOnDay })
    .from(evaluationSamples)
    .where(ofSample(county, key))
  const status = rest.statusOnDay ?? row?.statusOnDay ?? 'closed'
  const doubt = isInDoubt(status, questions, values) ? ('open' as const) : ('none' as const)
  await tx
    .update(evaluationSamples)
    .set({ doubt, doubtReasonSealed: null })
    .where(ofSample(county, key))
}
