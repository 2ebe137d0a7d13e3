import { and, asc, eq, gte, lte } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { satisfactionSurveys } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { SatisfactionOccasion } from '../../db/values/satisfaction'
import { areaAt } from '../shared/area-path'
import { type Day, instantOf } from '../shared/day'
import { resultsOf } from './results'

/** What a closed survey found in one township: what everybody who may see it is shown, and nothing beneath. */
export interface TownshipSatisfaction {
  surveyId: string
  code: string
  title: string
  occasion: SatisfactionOccasion | null
  closedOn: Day
  /** The county itself where it was asked as a whole. */
  areaPath: AreaPath
  seq: number
  text: string
  answers: number
  mean: number
  satisfied: number
  low: number
  high: number
}

/** Surveys closed within some days, by township and question, for assessments and the overview. */
export async function listSatisfaction(
  db: Db,
  county: string,
  { from, to }: { from: Day; to: Day },
): Promise<TownshipSatisfaction[]> {
  const surveys = await db
    .select()
    .from(satisfactionSurveys)
    .where(
      and(
        eq(satisfactionSurveys.county, county),
        eq(satisfactionSurveys.status, 'closed'),
        gte(satisfactionSurveys.closedOn, from),
        lte(satisfactionSurveys.closedOn, to),
      ),
    )
    .orderBy(asc(satisfactionSurveys.closedOn), asc(satisfactionSurveys.id))
  const found: TownshipSatisfaction[] = []
  for (const { id, code, title, occasion, closedOn, areaPath, questions } of surveys) {
    if (closedOn === null) continue
    const survey = { id, closedOn, questions }
    const results = await resultsOf(db, county, survey, instantOf(closedOn, 0))
    for (const { seq, text, total, parts } of results.questions) {
      const of = { surveyId: id, code, title, occasion, closedOn, seq, text }
      if (total) found.push({ ...of, areaPath: areaAt(areaPath, 'township'), ...total })
      if (areaPath !== county) continue
      for (const { key, name: _, ...figure } of parts)
        if (key !== null) found.push({ ...of, areaPath: key, ...figure })
    }
  }
  return found
}
