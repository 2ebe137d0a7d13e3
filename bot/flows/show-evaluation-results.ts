import { parseResponse, type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { refusedAsk } from './evaluation-refusals'

const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`

const verdictOf = (passes: boolean | null) =>
  passes === null ? 'unknown' : passes ? 'pass' : 'fail'

async function show(ctx: StepContext): Promise<Ask> {
  const { api, contact } = ctx
  const response = contact.staffId ? await api.evaluations.results.$get() : null
  if (!response?.ok) return refusedAsk(ctx)
  const [newest] = (await response.json()).items
  if (!newest) return { say: [say('evaluation.no_results', {})] }
  const result = await parseResponse(
    api.evaluations[':evaluationId'].results.$get({ param: { evaluationId: newest.id } }),
  )
  if (!('lines' in result)) return { say: [say('evaluation.no_results', {})] }
  const { title, counts, lines, households, isExitClear } = result
  const all = 1 + lines.length + households.length
  const verdict = isExitClear
    ? 'pass'
    : lines.some(({ passes }) => passes === false)
      ? 'fail'
      : 'unknown'
  const rates = lines.map((line, i): Reply => {
    const { rate, numerator, denominator, limitPermille, isAtLeast, passes } = line
    return say('evaluation.rate', {
      rate,
      found: denominator === 0 ? '—' : percent(numerator / denominator),
      limit: `${isAtLeast ? '≥' : '≤'}${limitPermille / 10}%`,
      verdict: verdictOf(passes),
      left: leftBehind(i + 1, all),
    })
  })
  const found = households.map(({ seq: number, head, area, kind: finding }, i): Reply => {
    const left = leftBehind(1 + lines.length + i, all)
    return say('evaluation.finding', { number, head, area, finding, left })
  })
  return {
    say: [say('evaluation.result', { title, asked: counts.done, verdict }), ...rates, ...found],
  }
}

/** 评估结果: the newest that is there for whoever asks, rate by rate, then the households of their own area. */
export const showEvaluationResults: Flow = {
  name: 'show-evaluation-results',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}
