import { parseResponse, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'

const LONGEST = 50

async function show({ api, hotline }: StepContext, text: string): Promise<Ask> {
  const query = { text: text.slice(0, LONGEST) }
  const { area, items } = await parseResponse(api.projectComments.projects.$get({ query }))
  if (area === null) return { say: [say('project_view.which_place', {})] }
  const [only] = items
  if (!only) return { say: [say('project_view.none_of', { area, hotline })] }
  if (items.length === 1) return { begin: 'look-up-project', data: { code: only.code } }
  const head = say('project_view.of_place', { area, count: items.length })
  const lines = items.map(({ code, name: project, status: step }, i) =>
    say('project_view.line', { project, step, code, left: leftBehind(i + 1, items.length + 1) }),
  )
  return { say: [head, ...lines] }
}

/** 项目, of a villager: those of the own village, or of the place that is named. */
export const villageProjects: Flow = {
  name: 'village-projects',
  first: 'show',
  steps: {
    show: { ask: (ctx, { text = '' }) => show(ctx, text), answer: () => 'not_mine' },
  },
}
