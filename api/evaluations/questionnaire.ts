import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { evaluationQuestionnaires } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { dayOf } from '../shared/day'
import { ApiError } from '../shared/errors'
import type { NewQuestionnaire } from './input'
import type { Question } from './rules'

/** The questions of a version; of the newest without one. */
export async function getQuestionnaire(db: Db, county: string, version?: number) {
  const [row] = await db
    .select()
    .from(evaluationQuestionnaires)
    .where(
      and(
        eq(evaluationQuestionnaires.county, county),
        version === undefined ? undefined : eq(evaluationQuestionnaires.version, version),
      ),
    )
    .orderBy(desc(evaluationQuestionnaires.version))
    .limit(1)
  // As with any figure: what nobody has set is not made up.
  if (!row) throw new ApiError('figure_missing', 'evaluation_questionnaire')
  // Only `setQuestionnaire` writes it, from what it has checked.
  return { version: row.version, source: row.source, questions: row.questions as Question[] }
}

/** Adds a version; evaluations under way go on with theirs. */
export async function setQuestionnaire(tx: Db, ctx: RequestContext, given: NewQuestionnaire) {
  const { county, now } = ctx
  const { source, questions } = given
  const keys = new Set(questions.map(({ key }) => key))
  if (keys.size < questions.length) throw new ApiError('refused', 'same_question')
  const isChoice = questions.every(
    ({ type, options }) => (type === 'choice') === options.length > 1,
  )
  if (!isChoice) throw new ApiError('invalid', 'options')
  const isCounted = (means: Question['means']) =>
    questions.filter((each) => each.means === means && each.type === 'yes_no').length
  if (isCounted('approval') !== 1 || isCounted('assurance') === 0)
    throw new ApiError('refused', 'cannot_be_counted')
  const [last] = await tx
    .select({ version: evaluationQuestionnaires.version })
    .from(evaluationQuestionnaires)
    .where(eq(evaluationQuestionnaires.county, county))
    .orderBy(desc(evaluationQuestionnaires.version))
    .limit(1)
  const version = (last?.version ?? 0) + 1
  await tx
    .insert(evaluationQuestionnaires)
    .values({ county, version, questions, source, madeOn: dayOf(now) })
  await record(tx, ctx, {
    subject: `evaluation_questionnaire:${version}`,
    type: 'evaluation.questionnaire_set',
    details: { source, questions },
  })
  return { version }
}
