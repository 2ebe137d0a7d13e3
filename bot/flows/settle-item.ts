import { type Command, say } from '../../api/client'
import type { After, Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { findItem } from './list-item'
import { isNo, STORY } from './visit-note'

/** What the API takes of a reason. */
const LONGEST = 200
const kept: Move = { say: [say('notice.kept', {})] }

/** Who is no member of staff sees what they filed under the number, if it is theirs. */
const ofOthers = ({ contact, hotline }: StepContext, code: string): Ask | null => {
  if (contact.staffId) return null
  if (code !== '') return { begin: 'look-up-receipt', data: { code } }
  return { say: [say('staff.refused', { hotline })] }
}

type Item = NonNullable<Awaited<ReturnType<typeof findItem>>>

/** What stands in the way before anything is asked; the API looks at it again. */
function hindrance({ status, isMine }: Item, mayBeOpen: boolean): Ask | null {
  if (status === 'struck_off') return { say: [say('list.was_struck', {})] }
  if (status === 'cancelled') return { say: [say('list.was_cancelled', {})] }
  if (isMine) return { say: [say('list.own_item', {})] }
  return status === 'open' && !mayBeOpen ? { say: [say('list.not_done', {})] } : null
}

const refusals = (hotline: string): Record<string, After> => ({
  own_item: endWith('list.own_item'),
  not_done: endWith('list.not_done'),
  struck_off: endWith('list.was_struck'),
  cancelled: endWith('list.was_cancelled'),
  id_number: endWith('list.personal'),
  phone: endWith('list.personal'),
  not_found: endWith('list.unknown_code'),
  forbidden: endWith('staff.refused', { hotline }),
  refused: endSorry(hotline),
})

/** 销号 CODE: somebody else than its owner has looked at what was done. */
export const strikeItem: Flow = {
  name: 'strike-item',
  first: 'begin',
  steps: {
    begin: {
      async ask(ctx, { code = '' }) {
        // A villager who wants to be struck off asks to leave something.
        if (!ctx.contact.staffId && code === '') return { begin: 'which-quit' }
        const other = ofOthers(ctx, code)
        if (other) return other
        if (code === '') return { say: [say('list.strike_format', {})] }
        const item = await findItem(ctx, code)
        if (!item) return { say: [say('list.unknown_code', {})] }
        const { text: what, owner, doneText } = item
        const data = { what, owner: owner.name, done: doneText ?? '' }
        return hindrance(item, false) ?? { to: 'confirm', data }
      },
      answer: () => 'not_mine',
    },
    confirm: {
      ask: (_ctx, { what: text = '', owner = '', done = '' }) => ({
        ask: { ...say('list.strike_confirm', { text, owner, done }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '' }, { choiceId }) {
        if (choiceId === 'no') return kept
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'strike_list_item', code },
          outcomes: { ...refusals(hotline), struck: endWith('list.struck') },
        }
      },
    },
  },
}

/** Asks for a reason unless one was said, and confirms it. */
function withReason(flow: {
  name: string
  mayBeOpen: boolean
  format: 'list.strike_format' | 'list.cancel_format'
  ask: 'list.ask_return_reason' | 'list.ask_cancel_reason'
  confirm: 'list.return_confirm' | 'list.cancel_confirm'
  command: (code: string, reason: string) => Command
  done: Record<string, After>
}): Flow {
  return {
    name: flow.name,
    first: 'begin',
    steps: {
      begin: {
        async ask(ctx, { code = '', text = '' }) {
          const other = ofOthers(ctx, code)
          if (other) return other
          if (code === '') return { say: [say(flow.format, {})] }
          const item = await findItem(ctx, code)
          if (!item) return { say: [say('list.unknown_code', {})] }
          const data = { what: item.text, text: text.slice(0, LONGEST) }
          return hindrance(item, flow.mayBeOpen) ?? { to: text ? 'confirm' : 'reason', data }
        },
        answer: () => 'not_mine',
      },
      reason: {
        ask: (_ctx, { what: text = '' }) => ({
          ask: say(flow.ask, { text }),
          kind: 'menu',
          takes: STORY,
        }),
        answer: (_ctx, _data, { text }) =>
          isNo(text) ? kept : { to: 'confirm', data: { text: text.slice(0, LONGEST) } },
      },
      confirm: {
        ask: (_ctx, { what: text = '', text: reason = '' }) => ({
          ask: { ...say(flow.confirm, { text, reason }), choices: YES_NO },
          kind: 'confirm',
        }),
        answer({ hotline }, { code = '', text = '' }: Data, { choiceId }) {
          if (choiceId === 'no') return kept
          if (choiceId !== 'yes') return 'not_mine'
          return {
            do: flow.command(code, text),
            outcomes: { ...refusals(hotline), ...flow.done },
          }
        },
      },
    },
  }
}

/** 退回 CODE 理由: it is not done yet, and open again. */
export const returnItem = withReason({
  name: 'return-item',
  mayBeOpen: false,
  format: 'list.strike_format',
  ask: 'list.ask_return_reason',
  confirm: 'list.return_confirm',
  command: (code, reason) => ({ type: 'return_list_item', code, reason }),
  done: { sent_back: endWith('list.returned') },
})

/** 取消清单 CODE 原因: it is not to be done at all. */
export const cancelItem = withReason({
  name: 'cancel-item',
  mayBeOpen: true,
  format: 'list.cancel_format',
  ask: 'list.ask_cancel_reason',
  confirm: 'list.cancel_confirm',
  command: (code, reason) => ({ type: 'cancel_list_item', code, reason }),
  done: { called_off: endWith('list.cancelled') },
})
