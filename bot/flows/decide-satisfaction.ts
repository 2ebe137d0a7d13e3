import { KIND_WORDS, parseResponse, type ShownSatisfaction, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { satisfactionRefusals } from './satisfaction-refusals'

/** A survey by its code; null where there is none of theirs, `refused` to whoever may see none. */
async function find({ api, contact }: StepContext, code: string) {
  if (!contact.staffId) return 'refused'
  if (!/^\d{10}$/u.test(code)) return null
  const response = await api.satisfaction[':code'].$get({ param: { code } })
  if (isForbidden(response)) return 'refused'
  if (response.status === (404 as number)) return null
  return (await parseResponse(Promise.resolve(response))) as ShownSatisfaction
}

async function show(
  ctx: StepContext,
  { code = '' }: Data,
  ask: (found: ShownSatisfaction) => Ask,
): Promise<Ask> {
  const found = await find(ctx, code)
  if (found === 'refused') return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  return found ? ask(found) : { say: [say('satisfaction.not_found', {})] }
}

const questionsOf = ({ questions }: ShownSatisfaction) =>
  say('satisfaction.preview', {
    text: questions
      .map(({ kind, text }, at) => `${at + 1} ${text}（${KIND_WORDS[kind]}）`)
      .join(' '),
  })

function decide(
  act: 'approve' | 'cancel',
  name: string,
  ask: (found: ShownSatisfaction) => Ask,
): Flow {
  return {
    name,
    first: 'confirm',
    steps: {
      confirm: {
        ask: (ctx, data) => show(ctx, data, ask),
        answer({ hotline }, { code = '' }, { choiceId }): Move {
          if (choiceId === 'no') return { say: [say('satisfaction.kept', {})] }
          if (choiceId !== 'yes') return 'not_mine'
          return {
            do: { type: 'decide_satisfaction', code, act },
            outcomes: {
              approved: endWith('satisfaction.approved'),
              dropped: endWith('satisfaction.given_up'),
              nobody: endWith('satisfaction.nobody', { area: '' }),
              ...satisfactionRefusals(hotline),
            },
          }
        },
      },
    },
  }
}

const refused = (why: 'own_draft' | 'already_approved' | 'cancelled' | 'closed'): Ask => ({
  say: [say('satisfaction.refused', { why })],
})

/** 批准满意度 CODE: its questions, whom it asks and what it costs, one confirmation; then its sample is drawn. */
export const approveSatisfaction = decide('approve', 'approve-satisfaction', (found) => {
  const { area, status, reach, isMine } = found
  if (status === 'asking') return refused('already_approved')
  if (status === 'cancelled' || status === 'closed') return refused(status)
  if (isMine) return refused('own_draft')
  const { size: count, segments, costFen: cost } = reach
  const ask = say('satisfaction.approve_confirm', { area, count, segments, cost })
  return { before: questionsOf(found), ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
})

/** 取消满意度 CODE: a draft, or one that is under way. */
export const cancelSatisfaction = decide('cancel', 'cancel-satisfaction', ({ area, status }) => {
  if (status === 'cancelled' || status === 'closed') return refused(status)
  return {
    ask: { ...say('satisfaction.cancel_confirm', { area }), choices: YES_NO },
    kind: 'confirm',
  }
})
