import { say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { isForbidden } from './allowed'
import { publishedRefusals } from './supervision-refusals'

/** What the API takes of a reason. */
const LONGEST = 200
const dropped: Move = { say: [say('published.dropped', {})] }
const REFUSALS = [
  'own_draft',
  'own_case',
  'already_decided',
  'no_channel',
  'id_number',
  'phone',
] as const

async function findDraft({ api }: StepContext, code: string) {
  const response = await api.publishedCases['by-code'][':code'].$get({ param: { code } })
  if (isForbidden(response)) return 'forbidden'
  return response.ok ? response.json() : null
}

async function look(ctx: StepContext, code: string): Promise<Ask> {
  const refused: Ask = { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (!ctx.contact.staffId) return refused
  if (code === '') return { say: [say('published.approve_format', {})] }
  const found = await findDraft(ctx, code)
  if (found === 'forbidden') return refused
  if (!found) return { say: [say('published.unknown_code', {})] }
  const why = found.isMine ? 'own_draft' : found.status === 'drafted' ? null : 'already_decided'
  if (why) return { say: [say('published.refused', { publishedWhy: why })] }
  return { to: 'confirm', data: { draft: found.text } }
}

function settle({ hotline }: StepContext, code: string, isApproved: boolean, reason: string): Move {
  return {
    do: { type: 'settle_published_case', code, isApproved, reason: reason.slice(0, LONGEST) },
    outcomes: {
      ...publishedRefusals(hotline, REFUSALS),
      published: endWith('published.published'),
      refused_draft: endWith('published.declined'),
    },
  }
}

/** 批准曝光 CODE: another inspector than who wrote it makes a case public. */
export const settlePublishedCase: Flow = {
  name: 'settle-published-case',
  first: 'begin',
  steps: {
    begin: { ask: (ctx, { code = '' }) => look(ctx, code), answer: () => 'not_mine' },
    confirm: {
      ask: (_ctx, { draft = '' }) => ({
        before: say('published.preview', { text: draft }),
        ask: { ...say('published.approve_confirm', {}), choices: YES_NO },
        kind: 'confirm',
      }),
      answer(ctx, { code = '' }: Data, { choiceId }) {
        if (choiceId === 'no') return dropped
        return choiceId === 'yes' ? settle(ctx, code, true, '') : 'not_mine'
      },
    },
  },
}

/** 不批准曝光 CODE 原因: it stays as it is, and whoever wrote it may write it anew. */
export const declinePublishedCase: Flow = {
  name: 'decline-published-case',
  first: 'begin',
  steps: {
    begin: { ask: (ctx, { code = '' }) => look(ctx, code), answer: () => 'not_mine' },
    confirm: {
      ask: (_ctx, { text: reason = '' }) => ({
        ask: { ...say('published.decline_confirm', { reason }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer(ctx, { code = '', text = '' }: Data, { choiceId }) {
        if (choiceId === 'no') return dropped
        return choiceId === 'yes' ? settle(ctx, code, false, text) : 'not_mine'
      },
    },
  },
}
