import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { itemLines } from './own-assessment'
import { kindIn } from './run-assessment'

/** So many stand in one message. */
const AT_ONCE = 4

async function listAll({ api }: StepContext) {
  return (await parseResponse(api.assessments.published.$get({ query: {} }))).items
}
type Published = Awaited<ReturnType<typeof listAll>>[number]

function headOf({ kind, year, subjects }: Published): Reply {
  const excellent = subjects.filter(({ grade }) => grade === 'excellent').length
  const count = subjects.length
  return say('assessment.published_head', { assessmentKind: kind, year, count, excellent })
}

/** Of the kind that is named, else of the townships. */
function shownPicture(all: readonly Published[], text: string): Ask {
  const kind = kindIn(text)
  const meant = kind
    ? all.find((each) => each.kind === kind)
    : (all.find((each) => each.kind === 'township') ?? all[0])
  if (!meant) return { say: [say('assessment.published_none', {})] }
  return { say: [{ ...headOf(meant), picture: meant.page }] }
}

function shownRanking(published: Published): Reply[] {
  const { subjects } = published
  const parts: string[] = []
  for (let from = 0; from < subjects.length; from += AT_ONCE)
    parts.push(
      subjects
        .slice(from, from + AT_ONCE)
        .map(
          ({ rank, name, points, gradeName, rankBefore }) =>
            `${rank} ${name.slice(0, 14)} ${points / 100} ${gradeName}${change(rank, rankBefore)}`,
        )
        .join('；'),
    )
  const all = parts.length + 1
  return [
    headOf(published),
    ...parts.map((lines, i) => say('assessment.lines', { lines, left: leftBehind(i + 1, all) })),
  ]
}

/** Over the year before: ↑2, ↓1; nothing where it stands, or was not there. */
function change(rank: number, before: number | null): string {
  if (before === null || before === rank) return ''
  return before > rank ? `↑${before - rank}` : `↓${rank - before}`
}

async function show(ctx: StepContext, { text = '', picture }: Data): Promise<Ask> {
  const all = await listAll(ctx)
  const [first] = all
  if (!first) return { say: [say('assessment.published_none', {})] }
  if (picture) return shownPicture(all, text)
  if (text === '') return { say: all.flatMap(shownRanking) }
  const subject = all
    .flatMap(({ subjects }) => subjects)
    .find(({ name }) => name.includes(text) || text.includes(name))
  if (!subject) return { say: [say('assessment.published_unknown', {})] }
  const query = { key: subject.key }
  const one = await parseResponse(ctx.api.assessments.published.one.$get({ query }))
  if (one.state === 'unknown') return { say: [say('assessment.published_unknown', {})] }
  const { year, name: title, points, rank, of, grade } = one
  const assessmentGrade = grade ?? 'incompetent'
  return {
    say: [
      say('assessment.published_one', { year, title, points, rank, of, assessmentGrade }),
      ...itemLines(one.lines, 1),
    ],
  }
}

/** 考核结果, 考核 天元乡, 考核图: what is published, for anybody: the ranking, or one item by item. */
export const showAssessments: Flow = {
  name: 'show-assessments',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}
