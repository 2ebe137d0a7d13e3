import { say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { droppedMove, evaluationRefusals, refusedAsk } from './evaluation-refusals'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

async function plan(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const { api, contact } = ctx
  // Whoever led the evaluation decides on what the county says.
  if (contact.roles.includes('evaluator'))
    return { begin: 'decide-evaluation-reply', data: { text } }
  if (!contact.roles.includes('county_office')) return refusedAsk(ctx)
  const response = await api.evaluations.results.$get()
  if (!response.ok) return refusedAsk(ctx)
  const { items } = await response.json()
  const open = items.find(({ status }) => status === 'released')
  if (!open) return { say: [say('evaluation.refused', { evaluationWhy: 'feedback_over' })] }
  const said = text.trim()
  if (said.length < 2) return { to: 'what' }
  const named = /^第?(\d{1,6})户?[\s,，、:：]+(.{2,})$/su.exec(said)
  const words = (named?.[2] ?? said).slice(0, 200)
  const data = { evaluationId: open.id, title: open.title, number: named?.[1] ?? '', words }
  return { to: 'confirm', data }
}

/** 评估申辩 12 他家去年买了商品房: evidence of the county office against a result, in its days. */
export const replyEvaluation: Flow = {
  name: 'reply-evaluation',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    what: {
      ask: () => ({ ask: say('evaluation.ask_reply', {}), kind: 'menu', takes: TOLD }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? droppedMove : { to: 'plan', data: { text } },
    },
    confirm: {
      ask(_ctx, { title = '', number, words = '' }) {
        const text = number ? `${number} ${words}` : words
        return {
          ask: { ...say('evaluation.reply_confirm', { title, text }), choices: YES_NO },
          kind: 'confirm',
        }
      },
      answer(ctx, { evaluationId = '', number, words = '' }, { choiceId }) {
        if (choiceId === 'no') return droppedMove
        if (choiceId !== 'yes') return 'not_mine'
        const seq = number ? Number(number) : null
        return {
          do: { type: 'reply_evaluation', evaluationId, seq, text: words },
          outcomes: {
            replied: endWith('evaluation.replied'),
            ...evaluationRefusals(ctx.hotline, ['feedback_over', 'not_a_finding']),
          },
        }
      },
    },
  },
}
