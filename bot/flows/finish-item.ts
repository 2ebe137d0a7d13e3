import { say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { findItem } from './list-item'
import { isNo, photosOf, STORY, withAttachments } from './visit-note'

/** What the API takes of what was done. */
const LONGEST = 200
const kept: Move = { say: [say('notice.kept', {})] }

/** 办结 CODE 做了什么: its owner says that a line is done, with a photo or without. */
export const finishItem: Flow = {
  name: 'finish-item',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    done: {
      ask: (_ctx, { what = '' }) => ({
        ask: say('list.ask_done', { text: what }),
        kind: 'menu',
        takes: STORY,
        takesAttachments: true,
      }),
      answer(ctx, data, { text }) {
        if (isNo(text)) return kept
        const seen = withAttachments(ctx, data)
        return text === ''
          ? { to: 'done', data: seen }
          : { to: 'confirm', data: { ...seen, text: text.slice(0, LONGEST) } }
      },
    },
    confirm: {
      ask: (_ctx, data) => ({
        ask: {
          ...say('list.finish_confirm', {
            text: data['what'] ?? '',
            done: data['text'] ?? '',
            photos: photosOf(data).length,
          }),
          choices: YES_NO,
        },
        kind: 'confirm',
        takesAttachments: true,
      }),
      answer(ctx, data, { choiceId, text }) {
        if (choiceId === 'no') return kept
        // A photo that comes instead of yes or no belongs to it.
        if (text === '') return { to: 'confirm', data: withAttachments(ctx, data) }
        return choiceId === 'yes' ? keep(ctx, data) : 'not_mine'
      },
    },
  },
}

async function begin(ctx: StepContext, data: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  const { code = '', text = '' } = data
  if (!contact.staffId)
    return code === ''
      ? { say: [say('staff.refused', { hotline })] }
      : { begin: 'look-up-receipt', data: { code } }
  if (code === '') return { say: [say('list.finish_format', {})] }
  const item = await findItem(ctx, code)
  if (!item) return { say: [say('list.unknown_code', {})] }
  if (!item.isMine) return { say: [say('list.not_owner', {})] }
  if (item.status === 'done') return { say: [say('list.already_done', {})] }
  if (item.status === 'struck_off') return { say: [say('list.was_struck', {})] }
  if (item.status === 'cancelled') return { say: [say('list.was_cancelled', {})] }
  const seen = { ...withAttachments(ctx, data), what: item.text, text: text.slice(0, LONGEST) }
  return { to: text === '' ? 'done' : 'confirm', data: seen }
}

function keep({ hotline }: StepContext, data: Data): Move {
  const { code = '', text = '' } = data
  return {
    do: { type: 'finish_list_item', code, text, photos: photosOf(data) },
    outcomes: {
      done: endWith('list.finished'),
      done_nobody: endWith('list.finished_nobody'),
      not_owner: endWith('list.not_owner'),
      already_done: endWith('list.already_done'),
      struck_off: endWith('list.was_struck'),
      cancelled: endWith('list.was_cancelled'),
      id_number: endWith('list.personal'),
      phone: endWith('list.personal'),
      not_found: endWith('list.unknown_code'),
      forbidden: endWith('staff.refused', { hotline }),
      refused: endSorry(hotline),
    },
  }
}
