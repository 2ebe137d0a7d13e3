import { say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { findCase } from './show-accountabilities'
import { publishedRefusals, TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** What the API takes. */
const LONGEST = 500
const dropped: Move = { say: [say('published.dropped', {})] }

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  if (!ctx.contact.staffId) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  if (code === '') return { say: [say('published.draft_format', {})] }
  const found = await findCase(ctx, code)
  if (!found) return { say: [say('accountability.unknown_code', {})] }
  if (found.standing !== 'final')
    return { say: [say('published.refused', { publishedWhy: 'not_final' })] }
  const data = { name: found.person.name, text: text.slice(0, LONGEST) }
  return { to: text === '' ? 'words' : 'confirm', data }
}

/** 曝光 CODE 文稿: what everybody is to read of a final case, for a colleague to approve. */
export const draftPublishedCase: Flow = {
  name: 'draft-published-case',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    words: {
      ask: (_ctx, { name = '' }) => ({
        ask: say('published.ask_text', { name }),
        kind: 'menu',
        takes: TOLD,
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? dropped : { to: 'confirm', data: { text: text.slice(0, LONGEST) } },
    },
    confirm: {
      ask: (_ctx, { text = '' }) => ({
        before: say('published.preview', { text }),
        ask: { ...say('published.confirm', {}), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { code = '', text = '' }: Data, { choiceId }) {
        if (choiceId === 'no') return dropped
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'draft_published_case', code, text },
          outcomes: {
            ...publishedRefusals(hotline, [
              'not_final',
              'already_published',
              'id_number',
              'phone',
              'person_not_named',
              'unit_not_named',
              'names_complaint',
              'names_household',
              'day_unclear',
            ]),
            too_long: endWith('published.too_long'),
            drafted: endWith('published.drafted'),
          },
        }
      },
    },
  },
}
