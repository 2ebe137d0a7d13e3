import { say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { droppedMove, evaluationRefusals, refusedAsk } from './evaluation-refusals'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

async function plan(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const response = ctx.contact.staffId ? await ctx.api.evaluations.mine.today.$get() : null
  if (!response?.ok) return refusedAsk(ctx)
  const { items } = await response.json()
  const found = /^第?(\d{1,6})(?:户)?[\s,，、:：]*(.{2,200})$/su.exec(text.trim())
  if (!found) return { to: 'what' }
  const household = items.find(({ seq }) => seq === Number(found[1]))
  if (!household) return { say: [say('evaluation.refused', { evaluationWhy: 'not_yours' })] }
  const { evaluationId, seq, head } = household
  return {
    to: 'confirm',
    data: { evaluationId, seq: String(seq), head, need: (found[2] ?? '').trim() },
  }
}

/** 评估求助 3 家里没粮了: somebody in need is helped at once, and nobody hears that an evaluator saw it. */
export const passNeed: Flow = {
  name: 'pass-need',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    what: {
      ask: () => ({ ask: say('evaluation.ask_need', {}), kind: 'menu', takes: TOLD }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? droppedMove : { to: 'plan', data: { text } },
    },
    confirm: {
      ask: (_ctx, { head = '', need = '' }) => ({
        ask: { ...say('evaluation.need_confirm', { head, text: need }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer(ctx, { evaluationId = '', seq = '', need = '' }, { choiceId }) {
        if (choiceId === 'no') return droppedMove
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'pass_evaluation_need', evaluationId, seq: Number(seq), text: need },
          outcomes: {
            passed: endWith('evaluation.passed'),
            ...evaluationRefusals(ctx.hotline, ['figure_missing']),
          },
        }
      },
    },
  },
}
