import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { isForbidden } from './allowed'

/** So many items fit into one message. */
const AT_ONCE = 4

/** What the contact is assessed by: their draft, or what was published of them; none where there is nothing to see. */
export async function listOwnAssessments({ api, contact }: StepContext) {
  if (!contact.staffId) return []
  const response = await api.assessments.mine.$get()
  if (isForbidden(response)) return []
  return (await parseResponse(Promise.resolve(response))).items
}
export type OwnAssessment = Awaited<ReturnType<typeof listOwnAssessments>>[number]

interface Line {
  name: string
  points: number
  full: number
}

/** 1 走访到户 42.5/50；2 …, a few at a time. */
export function itemLines(lines: readonly Line[], before: number): Reply[] {
  const parts: string[] = []
  for (let from = 0; from < lines.length; from += AT_ONCE)
    parts.push(
      lines
        .slice(from, from + AT_ONCE)
        .map(
          ({ name, points, full }, i) =>
            `${from + i + 1} ${name.slice(0, 14)} ${points / 100}/${full / 100}`,
        )
        .join('；'),
    )
  const all = parts.length + before
  return parts.map((text, i) =>
    say('assessment.lines', { lines: text, left: leftBehind(i + before, all) }),
  )
}

function shown(own: OwnAssessment): Reply[] {
  const { year, name: title, points, appealUntil, status, rank, grade } = own
  const head =
    status === 'published'
      ? say('assessment.own_published', {
          year,
          title,
          points,
          rank: rank ?? 0,
          assessmentGrade: grade ?? 'incompetent',
        })
      : say('assessment.own_head', { year, title, points, day: appealUntil ?? '' })
  const names = own.vetoes.join('、')
  const before = names === '' ? 1 : 2
  const lines = itemLines(own.lines, before)
  const vetoed = (left: number) => say('assessment.own_vetoes', { names, left })
  return [head, ...(names === '' ? [] : [vetoed(leftBehind(1, lines.length + before))]), ...lines]
}

async function show(ctx: StepContext): Promise<Ask> {
  const all = await listOwnAssessments(ctx)
  const own = all.find(({ status }) => status === 'draft') ?? all.at(-1)
  return { say: own ? shown(own) : [say('assessment.own_none', {})] }
}

/** 我的考核: the contact's own draft item by item while it may be appealed, later what is public of it. */
export const ownAssessment: Flow = {
  name: 'own-assessment',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}
