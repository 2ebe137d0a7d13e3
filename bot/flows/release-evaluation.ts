import { say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { droppedMove, evaluationRefusals, refusedAsk } from './evaluation-refusals'

async function plan(ctx: StepContext): Promise<Ask> {
  const { api, contact } = ctx
  if (!contact.roles.includes('superior_inspector')) return refusedAsk(ctx)
  const response = await api.evaluations.results.$get()
  if (!response.ok) return refusedAsk(ctx)
  const { items } = await response.json()
  const next = items.findLast(({ status }) => status === 'locked' || status === 'released')
  if (!next) return { say: [say('evaluation.none_to_release', {})] }
  return { to: 'confirm', data: { evaluationId: next.id, title: next.title, status: next.status } }
}

/** 评估公布: a locked result to the county office first, and once it has had its days to everybody. */
export const releaseEvaluation: Flow = {
  name: 'release-evaluation',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    confirm: {
      ask(_ctx, { title = '', status }) {
        const ask =
          status === 'locked'
            ? say('evaluation.release_confirm', { title })
            : say('evaluation.publish_confirm', { title })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, { evaluationId = '' }, { choiceId }) {
        if (choiceId === 'no') return droppedMove
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'release_evaluation', evaluationId },
          outcomes: {
            released: endWith('evaluation.released'),
            published: endWith('evaluation.published'),
            ...evaluationRefusals(ctx.hotline, [
              'not_locked',
              'feedback_lasts',
              'replies_left',
              'figure_missing',
            ]),
          },
        }
      },
    },
  },
}
