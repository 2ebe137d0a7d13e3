import { type Reply, say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endWith, leftBehind, YES_NO } from '../conversation/say'
import { droppedMove, evaluationRefusals, refusedAsk } from './evaluation-refusals'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

async function listDoubts({ api, contact }: StepContext) {
  const response = contact.staffId ? await api.evaluations.mine.doubts.$get() : null
  return response?.ok ? (await response.json()).items : null
}

const JUDGED = /^(不属实|不是|不实|属实|是真的|真的)[\s,，、:：.。]*(.*)$/su

async function plan(ctx: StepContext, { text = '', number = '' }: Data): Promise<Ask> {
  const items = await listDoubts(ctx)
  if (!items) return refusedAsk(ctx)
  const said = text.trim()
  const named = /^第?(\d{1,6})户?[\s,，、:：]*(.*)$/su.exec(said)
  if (!named && !number) {
    const open = items.filter(({ doubt }) => doubt === 'open')
    if (open.length === 0) return { say: [say('evaluation.no_doubts', {})] }
    return {
      say: open.map(({ seq, head, area, statusOnDay, lacking }, i): Reply => {
        const finding = statusOnDay === 'exited' ? 'wrong_exit' : 'missed'
        const left = leftBehind(i, open.length)
        const about = { number: seq, head, area, finding, text: lacking.join('、'), left } as const
        return say('evaluation.doubt', about)
      }),
    }
  }
  const seq = Number(number || named?.[1])
  const doubt = items.find((each) => each.seq === seq)
  if (!doubt) return { say: [say('evaluation.refused', { evaluationWhy: 'no_doubt' })] }
  const judged = JUDGED.exec(number ? said : (named?.[2] ?? '').trim())
  const reason = (judged?.[2] ?? '').trim()
  if (!judged || reason.length < 2) return { to: 'judge', data: { number: String(seq) } }
  const isConfirmed = /^(?:属实|是真的|真的)/u.test(judged[1] ?? '') ? 'yes' : ''
  const { evaluationId, head } = doubt
  return { to: 'confirm', data: { evaluationId, number: String(seq), head, reason, isConfirmed } }
}

/** 评估复核: whoever leads goes through the doubts of the day, each with a reason. */
export const reviewDoubt: Flow = {
  name: 'review-doubt',
  first: 'plan',
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    judge: {
      ask: (_ctx, { number }) => ({
        ask: say('evaluation.ask_review', { number: Number(number) }),
        kind: 'menu',
        takes: TOLD,
      }),
      answer: (_ctx, data, { text }) =>
        isNo(text) ? droppedMove : { to: 'plan', data: { ...data, text } },
    },
    confirm: {
      ask(_ctx, { head = '', reason = '', isConfirmed }) {
        const about = { head, text: reason }
        const ask = isConfirmed
          ? say('evaluation.uphold_confirm', about)
          : say('evaluation.dismiss_confirm', about)
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, { evaluationId = '', number, reason = '', isConfirmed }, { choiceId }) {
        if (choiceId === 'no') return droppedMove
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: {
            type: 'review_evaluation',
            evaluationId,
            seq: Number(number),
            isConfirmed: isConfirmed === 'yes',
            reason: reason.slice(0, 200),
          },
          outcomes: {
            reviewed: endWith('evaluation.reviewed'),
            ...evaluationRefusals(ctx.hotline, ['locked', 'no_doubt']),
          },
        }
      },
    },
  },
}
