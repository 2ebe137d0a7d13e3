import { parseResponse, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'

async function show({ api }: StepContext): Promise<Ask> {
  const { quarter, items } = await parseResponse(api.publishedCases.index.$get({ query: {} }))
  if (quarter === null || items.length === 0) return { say: [say('published.none', {})] }
  const head = say('published.head', {
    year: Number(quarter.slice(0, 4)),
    quarter: Number(quarter.slice(-1)),
    cases: items.length,
  })
  const all = items.length + 1
  return {
    say: [
      head,
      ...items.map(({ text }, i) => say('published.case', { text, left: leftBehind(i + 1, all) })),
    ],
  }
}

/** 通报, 曝光: the cases of the last quarter that has any, one by one, for anybody. */
export const showPublishedCases: Flow = {
  name: 'show-published-cases',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}
