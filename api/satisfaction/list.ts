import { and, desc, eq, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { satisfactionSurveys } from '../../db/schema'
import type { SatisfactionStatus } from '../../db/values/satisfaction'
import { findArea } from '../areas/words'
import type { RequestContext } from '../http/context'
import { inScope } from '../http/scope'
import { contains } from '../shared/area-path'
import type { Day } from '../shared/day'
import { ApiError } from '../shared/errors'
import { getSatisfaction, type Satisfaction } from './find'
import { type NamedFigure, resultsOf, type SatisfactionResults } from './results'

export interface ListedSatisfaction {
  code: string
  title: string
  areaPath: string
  status: SatisfactionStatus
  size: number
  /** Who was asked by now, and who answered anything. */
  asked: number
  answered: number
  endsOn: Day | null
}

/** Surveys of the actor's area, the latest first; how many answered, and nothing of what. */
export async function listSurveys(ctx: RequestContext): Promise<{ items: ListedSatisfaction[] }> {
  const { county } = ctx
  const { db } = ctx.deps.connection
  const count = (of: ReturnType<typeof sql>) => sql<number>`(
    select count(*)::int from satisfaction_draws d
     where d.county = ${county} and d.survey_id = satisfaction_surveys.id and ${of})`
  const items = await db
    .select({
      code: satisfactionSurveys.code,
      title: satisfactionSurveys.title,
      areaPath: satisfactionSurveys.areaPath,
      status: satisfactionSurveys.status,
      size: satisfactionSurveys.size,
      asked: count(sql`d.status in ('asked', 'answered', 'stopped')`),
      answered: count(sql`exists (select from satisfaction_answers a
        where a.county = ${county} and a.draw_id = d.id and a.value is not null)`),
      endsOn: satisfactionSurveys.endsOn,
    })
    .from(satisfactionSurveys)
    .where(
      and(
        eq(satisfactionSurveys.county, county),
        ne(satisfactionSurveys.status, 'cancelled'),
        inScope(ctx, satisfactionSurveys.areaPath),
      ),
    )
    .orderBy(desc(satisfactionSurveys.draftedAt), satisfactionSurveys.id)
    .limit(50)
  return { items }
}

export interface ShownResults extends SatisfactionResults {
  code: string
  title: string
  area: string
  closedOn: Day
  /** Share satisfied with the first question, now and in the survey of the same area before; null where either is not shown. */
  change: { before: number; now: number; beforeTitle: string } | null
}

/** Of a closed survey of the actor's area what may be shown; `not_closed` while answers still count, to everybody alike. */
export async function getResults(tx: Db, ctx: RequestContext, code: string): Promise<ShownResults> {
  const survey = await getSatisfaction(tx, ctx, code)
  if (survey.status !== 'closed' || survey.closedOn === null)
    throw new ApiError('refused', survey.status === 'cancelled' ? 'cancelled' : 'not_closed')
  const { county, now } = ctx
  const area = (await findArea(tx, county, survey.areaPath))?.name ?? ''
  const results = await resultsOf(tx, county, survey, now)
  const { title, closedOn } = survey
  return {
    code,
    title,
    area,
    closedOn,
    ...results,
    change: await changeOf(tx, ctx, survey, results),
  }
}

/** What is shown of a whole question is compared with what was shown of the same question before. */
async function changeOf(
  tx: Db,
  { county, now }: RequestContext,
  survey: Satisfaction,
  results: SatisfactionResults,
) {
  const { areaPath, occasion, closedOn, questions } = survey
  const [before] = await tx
    .select()
    .from(satisfactionSurveys)
    .where(
      and(
        eq(satisfactionSurveys.county, county),
        eq(satisfactionSurveys.areaPath, areaPath),
        eq(satisfactionSurveys.status, 'closed'),
        occasion
          ? eq(satisfactionSurveys.occasion, occasion)
          : isNull(satisfactionSurveys.occasion),
        lt(satisfactionSurveys.closedOn, closedOn ?? ''),
      ),
    )
    .orderBy(desc(satisfactionSurveys.closedOn), satisfactionSurveys.id)
    .limit(1)
  if (!before || before.questions[0]?.text !== questions[0]?.text) return null
  const was = (await resultsOf(tx, county, before, now)).questions[0]?.total
  const is = results.questions[0]?.total
  return was && is ? { before: was.satisfied, now: is.satisfied, beforeTitle: before.title } : null
}

/** A township's own part of a survey of the whole county, once that is closed. */
export async function listOwnParts(
  tx: Db,
  ctx: RequestContext,
): Promise<{ code: string; title: string; seq: number; figure: NamedFigure }[]> {
  const { county, grant, now } = ctx
  if (!('areaPaths' in grant)) return []
  const surveys = await tx
    .select()
    .from(satisfactionSurveys)
    .where(
      and(
        eq(satisfactionSurveys.county, county),
        eq(satisfactionSurveys.areaPath, county),
        eq(satisfactionSurveys.status, 'closed'),
      ),
    )
    .orderBy(desc(satisfactionSurveys.closedOn), satisfactionSurveys.id)
    .limit(12)
  const found = []
  for (const survey of surveys) {
    const { questions } = await resultsOf(tx, county, survey, now)
    for (const { seq, parts } of questions)
      for (const figure of parts)
        if (figure.key !== null && grant.areaPaths.some((path) => contains(path, figure.key ?? '')))
          found.push({ code: survey.code, title: survey.title, seq, figure })
  }
  return found
}
