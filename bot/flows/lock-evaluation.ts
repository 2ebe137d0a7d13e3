import { dayOf, say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { droppedMove, evaluationRefusals, refusedAsk } from './evaluation-refusals'

async function plan(ctx: StepContext): Promise<Ask> {
  const response = ctx.contact.staffId ? await ctx.api.evaluations.mine.$get() : null
  if (!response?.ok) return refusedAsk(ctx)
  const { items } = await response.json()
  // One that has not begun is not meant; of several, the one that ends first.
  const today = dayOf(ctx.receivedAt)
  const [led] = items
    .filter(({ isLead, status, fromOn }) => isLead && status === 'field' && fromOn <= today)
    .toSorted((a, b) => (a.toOn < b.toOn ? -1 : 1))
  if (!led?.progress) return { say: [say('evaluation.none_to_lock', {})] }
  const { done, waiting, doubts } = led.progress
  return {
    to: 'confirm',
    data: {
      evaluationId: led.id,
      title: led.title,
      done: String(done),
      waiting: String(waiting),
      doubts: String(doubts),
    },
  }
}

/** 评估锁定: whoever leads ends the field work; from then on nothing of it changes. */
export const lockEvaluation: Flow = {
  name: 'lock-evaluation',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    confirm: {
      ask(_ctx, { title = '', done, waiting, doubts }) {
        const counts = { done: Number(done), waiting: Number(waiting), doubts: Number(doubts) }
        const ask = say('evaluation.lock_confirm', { title, ...counts })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, { evaluationId = '' }, { choiceId }) {
        if (choiceId === 'no') return droppedMove
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'lock_evaluation', evaluationId },
          outcomes: {
            locked: endWith('evaluation.locked'),
            ...evaluationRefusals(ctx.hotline, [
              'households_left',
              'doubts_left',
              'nobody_asked',
              'figure_missing',
            ]),
          },
        }
      },
    },
  },
}
