import { type Reply, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { leftBehind } from '../conversation/say'
import { refusedAsk } from './evaluation-refusals'

async function show(ctx: StepContext): Promise<Ask> {
  const response = ctx.contact.staffId ? await ctx.api.evaluations.mine.today.$get() : null
  if (!response?.ok) return refusedAsk(ctx)
  const { items } = await response.json()
  if (items.length === 0) return { say: [say('evaluation.none', {})] }
  return {
    say: items.map(({ seq: number, head, area, status: standing }, i): Reply => {
      const left = leftBehind(i, items.length)
      return say('evaluation.line', { number, head, area, standing, left })
    }),
  }
}

/** 评估名单: what the evaluator has to ask today, and how far it is. */
export const showEvaluation: Flow = {
  name: 'show-evaluation',
  first: 'show',
  steps: { show: { ask: show, answer: () => 'not_mine' } },
}
