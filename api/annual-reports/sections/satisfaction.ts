import { and, asc, between, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { satisfactionSurveys } from '../../../db/schema'
import type { Figure } from '../../satisfaction/estimate'
import { resultsOf } from '../../satisfaction/results'
import {
  type Block,
  type Cell,
  firstDay,
  intervalZh,
  lastDay,
  rateZh,
  shareZh,
  type Subject,
  UNKNOWN,
} from '../block'

/**
 * 三 评价: closed surveys of the area, and of a township its part of those of the county. What rests on fewer answers than may
 * be shown is never said, nor how many they are.
 */
export async function readSatisfaction(tx: Db, of: Subject): Promise<Block> {
  const { county, area, now } = of
  const surveys = await tx
    .select()
    .from(satisfactionSurveys)
    .where(
      and(
        eq(satisfactionSurveys.county, county),
        eq(satisfactionSurveys.status, 'closed'),
        inArray(satisfactionSurveys.areaPath, [area.path, area.path.split('.')[0] ?? '']),
        between(satisfactionSurveys.closedOn, firstDay(of), lastDay(of)),
      ),
    )
    .orderBy(asc(satisfactionSurveys.closedOn), asc(satisfactionSurveys.id))
  const rows: Cell[][] = []
  for (const survey of surveys) {
    const results = await resultsOf(tx, county, survey, now)
    const isOwn = survey.areaPath === area.path
    const title = isOwn ? survey.title : `${survey.title}（本乡镇部分）`
    const asked = isOwn ? results.asked : results.byPart.find(({ key }) => key === area.path)?.asked
    if (!asked) continue
    for (const { kind, text, total, parts } of results.questions) {
      if (kind === 'words') continue
      const figure = isOwn ? total : (parts.find(({ key }) => key === area.path) ?? null)
      rows.push([title, text, asked, ...figureOf(figure, asked)])
    }
  }
  return {
    title: '群众满意度',
    heading: ['调查', '题目', '问了（户）', '回答', '回答率', '满意', '区间'],
    rows,
    none: '本年没有结束的满意度调查。',
    ...(rows.some((row) => row.at(-1) === UNKNOWN) && {
      notes: [`“${UNKNOWN}”：回答太少，不列。`],
    }),
  }
}

const figureOf = (figure: Figure | null, asked: number): Cell[] =>
  figure
    ? [figure.answers, shareZh(figure.answers, asked), rateZh(figure.satisfied), intervalZh(figure)]
    : [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]
