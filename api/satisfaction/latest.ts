import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { satisfactionSurveys } from '../../db/schema'
import type { AreaPath } from '../../db/values/areas'
import type { SatisfactionKind, SatisfactionOccasion } from '../../db/values/satisfaction'
import { findFigure } from '../figures/service'
import { addDays, type Day } from '../shared/day'
import type { Figure } from './estimate'
import { type QuestionResult, resultsOf } from './results'

/** What was found of an area by the latest survey it was asked in. */
export interface AreaSatisfaction {
  code: string
  title: string
  /** Where the survey was held: the area itself, or the one around it. */
  surveyArea: AreaPath
  occasion: SatisfactionOccasion | null
  closedOn: Day
  /** Those answered by a digit; a figure is null where it would be of too few answers. */
  questions: { seq: number; kind: SatisfactionKind; text: string; figure: Figure | null }[]
}

/** What was found longer ago says nothing of today. */
const DAYS = 366
/** So many of the latest are looked at: one after the other may have too few answers. */
const LOOKED_AT = 6

/**
 * The latest closed survey of an area or of the one around it that may tell of the area, one of a drawn sample before those that
 * begin by themselves; where none may, the area's own latest with no figures. Null where there was none, or nobody has set how many
 * answers may be shown.
 */
export async function findLatestOf(
  tx: Db,
  county: string,
  area: AreaPath,
  today: Day,
): Promise<AreaSatisfaction | null> {
  const around = area.split('.').slice(0, -1).join('.')
  const surveys = await tx
    .select({
      id: satisfactionSurveys.id,
      code: satisfactionSurveys.code,
      title: satisfactionSurveys.title,
      surveyArea: satisfactionSurveys.areaPath,
      occasion: satisfactionSurveys.occasion,
      closedOn: satisfactionSurveys.closedOn,
      questions: satisfactionSurveys.questions,
    })
    .from(satisfactionSurveys)
    .where(
      and(
        eq(satisfactionSurveys.county, county),
        eq(satisfactionSurveys.status, 'closed'),
        inArray(satisfactionSurveys.areaPath, around === '' ? [area] : [area, around]),
        gte(satisfactionSurveys.closedOn, addDays(today, -DAYS)),
      ),
    )
    .orderBy(
      sql`${satisfactionSurveys.occasion} is not null`,
      desc(satisfactionSurveys.closedOn),
      satisfactionSurveys.id,
    )
    .limit(LOOKED_AT)
  let silent: AreaSatisfaction | null = null
  for (const { id, questions, closedOn, ...survey } of surveys) {
    if (closedOn === null) continue
    const found = await findingsOf(tx, county, { id, questions, closedOn })
    if (found === null) return null
    const isOwn = survey.surveyArea === area
    const told = found
      .filter(({ kind }) => kind !== 'words')
      .map(({ seq, kind, text, total, parts }) => {
        const figure = isOwn ? total : (parts.find(({ key }) => key === area) ?? null)
        return { seq, kind, text, figure: figure && plain(figure) }
      })
    if (told.some(({ figure }) => figure !== null)) return { ...survey, closedOn, questions: told }
    if (isOwn && told.length > 0) silent ??= { ...survey, closedOn, questions: told }
  }
  return silent
}

const plain = ({ answers, mean, satisfied, low, high }: Figure): Figure => ({
  answers,
  mean,
  satisfied,
  low,
  high,
})

type Findings = Pick<QuestionResult, 'seq' | 'kind' | 'text' | 'total' | 'parts'>[]

/** After a survey is closed nothing is answered: what was found stays, as long as the county shows it from as many answers on. */
const found = new Map<string, Findings>()
const MOST_KEPT = 500

async function findingsOf(
  tx: Db,
  county: string,
  survey: { id: string; questions: Parameters<typeof resultsOf>[2]['questions']; closedOn: Day },
): Promise<Findings | null> {
  const { closedOn } = survey
  const [least, confidence] = await Promise.all([
    findFigure(tx, county, 'satisfaction_least_answers', closedOn),
    findFigure(tx, county, 'satisfaction_confidence_percent', closedOn),
  ])
  if (least === null) return null
  const key = [county, survey.id, least, confidence].join('/')
  const known = found.get(key)
  if (known) return known
  const { questions } = await resultsOf(tx, county, survey, new Date(`${closedOn}T00:00:00Z`))
  if (found.size >= MOST_KEPT) found.delete(found.keys().next().value ?? '')
  found.set(key, questions)
  return questions
}
