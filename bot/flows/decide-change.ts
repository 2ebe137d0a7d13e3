import { say } from '../../api/client'
import type { Flow, Move } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { changeRefusals } from './ask-change'
import { beginsWork } from './begins-work'
import { findChange } from './check-change'
import { isNo } from './visit-note'

const kept: Move = { say: [say('notice.kept', {})] }

/** 变更 CODE 同意, 变更 CODE 不同意 原因: the township's decision, in force after one confirmation. */
export const decideChange: Flow = {
  name: 'decide-change',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '', isAccepted, text }) {
        const { contact, hotline } = ctx
        if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
        const found = await findChange(ctx, code)
        if (!found) return { say: [say('change.unknown_code', {})] }
        const { head, change, state } = found
        const step = refusedAt(state, isAccepted === 'yes', found.finding !== '')
        if (step) return { say: [say('change.step_refused', { step, code })] }
        const data = { head, change }
        if (isAccepted) return { to: 'confirm', data }
        return { to: text ? 'confirm' : 'why', data }
      },
      answer: () => 'not_mine',
    },
    why: {
      ask: (_ctx, { head = '' }) => ({ ask: say('change.ask_reason', { head }), kind: 'menu' }),
      answer(_ctx, _data, { text }) {
        if (isNo(text)) return kept
        return beginsWork(text) ? 'not_mine' : { to: 'confirm', data: { text } }
      },
    },
    confirm: {
      ask: (_ctx, { head = '', change = '', isAccepted, text = '' }) => ({
        ask: {
          ...(isAccepted
            ? say('change.accept_confirm', { head, change })
            : say('change.decline_confirm', { head, text })),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', isAccepted, text = '', head = '' }, { choiceId }) {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: {
            type: 'decide_change',
            code,
            isAccepted: isAccepted === 'yes',
            reason: text.slice(0, 1000),
          },
          outcomes: {
            ...changeRefusals(head, code, hotline),
            accepted: endWith('change.accepted'),
            declined: endWith('change.declined'),
          },
        }
      },
    },
  },
}

/** What can be told before it is asked to be confirmed. */
function refusedAt(state: string, isAccepted: boolean, isUnfounded: boolean) {
  if (state === 'withdrawn') return 'withdrawn' as const
  if (state === 'accepted' || state === 'declined') return 'already_decided' as const
  if (state === 'id_wanted' && isAccepted) return 'id_wanted' as const
  if (state === 'asked' || state === 'id_wanted') return 'not_checked' as const
  return isAccepted && isUnfounded ? ('unfounded' as const) : null
}
