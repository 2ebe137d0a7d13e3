import { and, asc, eq, gte, lte } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { satisfactionSurveys } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { SatisfactionOccasion } from '../../db/values/satisfaction'
import { areaAt } from '../shared/area-path'
import { type Day, instantOf } from '../shared/day'
import type { Figure } from './estimate'
import { readLeast } from './figures'
import { type QuestionResult, resultsOf } from './results'

/** What a closed survey found in one township: what everybody who may see it is shown, and nothing beneath. */
export interface TownshipSatisfaction {
  surveyId: string
  code: string
  title: string
  occasion: SatisfactionOccasion | null
  closedOn: Day
  /** The county itself where it was asked as a whole. */
  areaPath: AreaPath
  /** Asked of the whole county, and not by a township of its own households. */
  isOfCounty: boolean
  seq: number
  text: string
  /** Null: fewer answered than the `least` that may stand alone, or they would tell of others that are fewer. */
  figure: Figure | null
  least: number
}

/** Surveys closed within some days, by township and question, for assessments. */
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
    const least = await readLeast(db, county, closedOn)
    const isOfCounty = areaPath === county
    const townships = isOfCounty ? results.byPart.map(({ key }) => key) : []
    for (const { seq, text, kind, total, parts } of results.questions) {
      if (kind === 'words') continue
      const of = { surveyId: id, code, title, occasion, closedOn, isOfCounty, seq, text, least }
      found.push({ ...of, areaPath: areaAt(areaPath, 'township'), figure: total })
      for (const path of townships)
        found.push({ ...of, areaPath: path, figure: figureIn(parts, path) })
    }
  }
  return found
}

function figureIn(parts: QuestionResult['parts'], path: AreaPath): Figure | null {
  const part = parts.find(({ key }) => key === path)
  if (!part) return null
  const { key: _, name: __, ...figure } = part
  return figure
}
