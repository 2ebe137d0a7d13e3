import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { areas, satisfactionAnswers, satisfactionDraws, satisfactionStrata } from '../../db/schema'
import type { SatisfactionKind, SatisfactionQuestion } from '../../db/values/satisfaction'
import { findFigure } from '../figures/service'
import { dayOf } from '../shared/day'
import { type Cell, shownOf } from './cells'
import { type Drawn, type Figure, figureOf, type StratumTotal, weighAnswers } from './estimate'
import { readLeast } from './figures'
import type { Satisfaction } from './find'

export interface NamedFigure extends Figure {
  /** Path of a part, kind of household; null: those too few to stand alone, together. */
  key: string | null
  name: string
}

export interface QuestionResult {
  seq: number
  kind: SatisfactionKind
  text: string
  /** Null: too few answers to be shown. */
  total: Figure | null
  parts: NamedFigure[]
  groups: NamedFigure[]
  /** Kinds within parts; empty unless all of them may be shown. */
  cross: (NamedFigure & { part: string })[]
}

export interface SatisfactionResults {
  asked: number
  /** Who answered anything, and their share of those asked. */
  answered: number
  responseRate: number
  questions: QuestionResult[]
  byPart: { key: string; name: string; asked: number; answered: number }[]
}

const GROUP_NAMES: Readonly<Record<string, string>> = {
  registered: '在册户',
  exited: '已脱贫户',
  ordinary: '一般农户',
}

export interface Counted {
  drawn: Drawn[]
  strata: StratumTotal[]
  names: Map<string, string>
  asked: number
}

/** What a closed survey found; nothing of fewer answers than the county's least, which is never below ten. */
export async function resultsOf(
  tx: Db,
  county: string,
  survey: Pick<Satisfaction, 'id' | 'questions' | 'closedOn'>,
  now: Date,
): Promise<SatisfactionResults> {
  const day = survey.closedOn ?? dayOf(now)
  const least = await readLeast(tx, county, day)
  const confidence =
    ((await findFigure(tx, county, 'satisfaction_confidence_percent', day)) ?? 95) / 100
  const counted = await countAnswers(tx, county, survey.id)
  const { drawn, asked } = counted
  const answered = drawn.filter(({ values }) => values.size > 0).length
  return {
    asked,
    answered,
    responseRate: asked === 0 ? 0 : answered / asked,
    questions: survey.questions.map((question, at) =>
      resultOf(question, at + 1, counted, { least, confidence }),
    ),
    byPart: [...Map.groupBy(drawn, ({ part }) => part)]
      .map(([key, same]) => ({
        key,
        name: counted.names.get(key) ?? key,
        asked: same.length,
        answered: same.filter(({ values }) => values.size > 0).length,
      }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  }
}

/** One question by parts and kinds, as far as these may be shown. */
export function resultOf(
  { kind, text }: SatisfactionQuestion,
  seq: number,
  { drawn, strata, names }: Pick<Counted, 'drawn' | 'strata' | 'names'>,
  { least, confidence }: { least: number; confidence: number },
): QuestionResult {
  const empty = { seq, kind, text, total: null, parts: [], groups: [], cross: [] }
  if (kind === 'words') return empty
  const answers = weighAnswers(drawn, strata, seq)
  const shown = shownOf(cellsOf(answers), least)
  if (!shown.total) return empty
  const by = { strata, confidence }
  const figure = (some: typeof answers) => figureOf(kind, some, by)
  const named = (key: string | null, name: string, some: typeof answers): NamedFigure[] => {
    const found = figure(some)
    return found ? [{ key, name, ...found }] : []
  }
  const parts = shown.parts.flatMap((part) =>
    named(
      part,
      names.get(part) ?? part,
      answers.filter((each) => each.part === part),
    ),
  )
  if (shown.hasOtherParts)
    parts.push(
      ...named(
        null,
        '其余合并',
        answers.filter(({ part }) => !shown.parts.includes(part)),
      ),
    )
  const groups = shown.groups.flatMap((group) =>
    named(
      group,
      GROUP_NAMES[group] ?? group,
      answers.filter((each) => each.group === group),
    ),
  )
  if (shown.hasOtherGroups)
    groups.push(
      ...named(
        null,
        '其余合并',
        answers.filter(({ group }) => !shown.groups.includes(group)),
      ),
    )
  const cross = shown.hasCross
    ? shown.parts.flatMap((part) =>
        shown.groups.flatMap((group) =>
          named(
            group,
            GROUP_NAMES[group] ?? group,
            answers.filter((each) => each.part === part && each.group === group),
          ).map((each) => ({ part, ...each })),
        ),
      )
    : []
  return { ...empty, total: figure(answers) ?? null, parts, groups, cross }
}

const cellsOf = (answers: readonly { part: string; group: string }[]): Cell[] =>
  [...Map.groupBy(answers, ({ part, group }) => `${part}/${group}`).values()].map((same) => ({
    part: same[0]?.part ?? '',
    group: same[0]?.group ?? '',
    answers: same.length,
  }))

/** All who were asked, with what they answered; whoever was let go before they were asked does not count. */
export async function countAnswers(tx: Db, county: string, surveyId: string): Promise<Counted> {
  const draws = await tx
    .select({
      id: satisfactionDraws.id,
      part: satisfactionDraws.partPath,
      group: satisfactionDraws.group,
    })
    .from(satisfactionDraws)
    .where(
      and(
        eq(satisfactionDraws.county, county),
        eq(satisfactionDraws.surveyId, surveyId),
        inArray(satisfactionDraws.status, ['asked', 'answered', 'stopped']),
      ),
    )
    .orderBy(satisfactionDraws.id)
  const answers = await tx
    .select({
      drawId: satisfactionAnswers.drawId,
      seq: satisfactionAnswers.seq,
      value: satisfactionAnswers.value,
    })
    .from(satisfactionAnswers)
    .innerJoin(
      satisfactionDraws,
      and(
        eq(satisfactionDraws.county, county),
        eq(satisfactionDraws.id, satisfactionAnswers.drawId),
        eq(satisfactionDraws.surveyId, surveyId),
      ),
    )
    .where(eq(satisfactionAnswers.county, county))
    .orderBy(satisfactionAnswers.drawId, satisfactionAnswers.seq)
  const byDraw = Map.groupBy(answers, ({ drawId }) => drawId)
  const drawn = draws.map(({ id, part, group }) => ({
    part,
    group,
    values: new Map(
      (byDraw.get(id) ?? []).flatMap(({ seq, value }) =>
        value === null ? [] : [[seq, value] as const],
      ),
    ),
  }))
  const strata = await tx
    .select()
    .from(satisfactionStrata)
    .where(and(eq(satisfactionStrata.county, county), eq(satisfactionStrata.surveyId, surveyId)))
    .orderBy(asc(satisfactionStrata.partPath), asc(satisfactionStrata.group))
  const paths = [...new Set(drawn.map(({ part }) => part))]
  const named =
    paths.length === 0
      ? []
      : await tx
          .select({ path: areas.path, name: areas.name })
          .from(areas)
          .where(and(eq(areas.county, county), inArray(areas.path, paths)))
  return {
    drawn,
    strata,
    names: new Map(named.map(({ path, name }) => [path, name])),
    asked: drawn.length,
  }
}
