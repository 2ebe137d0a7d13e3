import { say } from '../../api/client'
import type { Ask, Data, Flow, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { droppedMove, evaluationRefusals, refusedAsk } from './evaluation-refusals'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** What the API takes of a reason. */
const LONGEST = 200
const JUDGED = /^(不成立|不属实|驳回|成立|属实)[\s,，、:：.。]*(.*)$/su

/** What was made of it, and why; null where either is not said. */
function judgedIn(text: string) {
  const [, verdict = '', reason = ''] = JUDGED.exec(text.trim()) ?? []
  if (verdict === '' || reason.trim().length < 2) return null
  const isUpheld = verdict === '成立' || verdict === '属实'
  return { isUpheld: isUpheld ? 'yes' : '', reason: reason.trim().slice(0, LONGEST) }
}

async function plan(ctx: StepContext, { text = '' }: Data): Promise<Ask> {
  const response = ctx.contact.staffId ? await ctx.api.evaluations.mine.replies.$get() : null
  if (!response?.ok) return refusedAsk(ctx)
  const [first, ...others] = (await response.json()).items
  if (!first) return { say: [say('evaluation.no_replies', {})] }
  const { id: replyId, title, seq, head, text: words } = first
  const data = {
    replyId,
    title,
    head,
    number: String(seq ?? ''),
    words,
    left: String(others.length),
  }
  const judged = judgedIn(text)
  return judged ? { to: 'confirm', data: { ...data, ...judged } } : { to: 'judge', data }
}

/** 评估申辩 of whoever leads: one after another, with a reason; what is upheld is no finding any more. */
export const decideEvaluationReply: Flow = {
  name: 'decide-evaluation-reply',
  first: 'plan',
  ends: ['decide-evaluation-reply'],
  steps: {
    plan: { ask: plan, answer: () => 'not_mine' },
    judge: {
      ask(_ctx, { title = '', head = '', words: text = '', left }) {
        const about = { title, head, text, left: Number(left) }
        const ask = head ? say('evaluation.reply_of', about) : say('evaluation.reply_whole', about)
        return { ask, kind: 'menu', takes: TOLD }
      },
      answer(_ctx, data, { text }) {
        if (isNo(text)) return droppedMove
        const judged = judgedIn(text)
        return judged ? { to: 'confirm', data: { ...data, ...judged } } : { to: 'judge' }
      },
    },
    confirm: {
      ask(_ctx, { words: text = '', reason = '', isUpheld }) {
        const about = { text, reason }
        const ask = isUpheld
          ? say('evaluation.uphold_reply_confirm', about)
          : say('evaluation.decline_reply_confirm', about)
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, { replyId = '', reason = '', isUpheld }, { choiceId }) {
        if (choiceId === 'no') return droppedMove
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: {
            type: 'decide_evaluation_reply',
            replyId,
            isUpheld: isUpheld === 'yes',
            reason,
          },
          outcomes: {
            upheld: endWith('evaluation.reply_decided'),
            declined: endWith('evaluation.reply_decided'),
            ...evaluationRefusals(ctx.hotline, ['reply_decided', 'figure_missing']),
          },
        }
      },
    },
  },
}
