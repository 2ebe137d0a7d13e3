import { parseResponse, say } from '../../api/client'
import type { Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { changeRefusals } from './ask-change'
import { beginsWork } from './begins-work'
import { CHANGE_STEPS, readChangeDraft } from './change-steps'
import { isNo, photosOf, withAttachments } from './visit-note'

/** A change by its receipt, to staff of its area; undefined where there is none of theirs. */
export async function findChange({ api, contact }: StepContext, code: string) {
  if (!contact.staffId) return undefined
  const response = await api.changes['by-code'][':code'].$get({ param: { code } })
  return response.ok ? parseResponse(Promise.resolve(response)) : undefined
}

const kept: Move = { say: [say('notice.kept', {})] }

/** 变更 CODE 核实 …: right as asked, or put right; 变更 CODE 不属实 原因. The township decides then. */
export const checkChange: Flow = {
  name: 'check-change',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, data) {
        const { contact, hotline } = ctx
        if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
        const found = await findChange(ctx, data['code'] ?? '')
        if (!found) return { say: [say('change.unknown_code', {})] }
        const known = { ...withAttachments(ctx, data), head: found.head }
        if (data['isRight'] === 'yes') return { to: 'plan', data: known }
        return { to: data['text'] ? 'wrong' : 'why', data: known }
      },
      answer: () => 'not_mine',
    },
    ...CHANGE_STEPS,
    why: {
      ask: (_ctx, { head = '' }) => ({ ask: say('change.ask_reason', { head }), kind: 'menu' }),
      answer(_ctx, _data, { text }) {
        if (isNo(text)) return kept
        return beginsWork(text) ? 'not_mine' : { to: 'wrong', data: { text } }
      },
    },
    wrong: {
      ask: (_ctx, { head = '', text = '' }) => ({
        ask: { ...say('change.wrong_confirm', { head, text }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return kept
        return choiceId === 'yes' ? check(ctx, data, false, null) : 'not_mine'
      },
    },
    confirm: {
      async ask(ctx, data) {
        const draft = await readChangeDraft(ctx, data)
        if (!draft?.details) return { to: 'plan' }
        const { change } = draft
        const head = draft.household?.head ?? ''
        return {
          ask: { ...say('change.check_confirm', { head, change }), choices: YES_NO },
          kind: 'confirm',
          takesAttachments: true,
        }
      },
      async answer(ctx, data, { choiceId, text }) {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes')
          return text === '' ? { to: 'confirm', data: withAttachments(ctx, data) } : 'not_mine'
        const draft = await readChangeDraft(ctx, data)
        return draft?.details ? check(ctx, data, true, draft.details) : { to: 'plan' }
      },
    },
  },
}

type Details = NonNullable<Awaited<ReturnType<typeof readChangeDraft>>>['details']

function check({ hotline }: StepContext, data: Data, isRight: boolean, details: Details): Move {
  const { code = '', head = '', text = '' } = data
  return {
    do: {
      type: 'check_change',
      code,
      isRight,
      details,
      words: text.slice(0, 1000),
      photos: photosOf(data),
    },
    outcomes: {
      ...changeRefusals(head, code, hotline),
      checked: endWith('change.checked'),
      checked_wrong: endWith('change.checked_wrong'),
    },
  }
}
