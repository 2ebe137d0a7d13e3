import { say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { refusalFor } from './allowed'
import { findOwned } from './finding-line'
import { findingRefusals, TOLD } from './supervision-refusals'
import { isNo, photosOf, withAttachments } from './visit-note'

/** What the API takes of what was done. */
const LONGEST = 300
const kept: Move = { say: [say('notice.kept', {})] }

async function begin(ctx: StepContext, data: Data): Promise<Ask> {
  const { hotline, contact } = ctx
  const { code = '', text = '' } = data
  if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
  if (code === '') return { say: [say('finding.rectify_format', {})] }
  const refusal = await refusalFor(ctx, 'finding.rectify')
  if (refusal) return refusal
  const finding = await findOwned(ctx, code)
  if (!finding) return { say: [say('finding.unknown_code', {})] }
  const { status } = finding
  if (status !== 'open') {
    const findingWhy = status === 'verified' ? 'verified' : 'waits'
    return { say: [say('finding.refused', { findingWhy })] }
  }
  const seen = { ...withAttachments(ctx, data), about: finding.text, text: text.slice(0, LONGEST) }
  return { to: text === '' ? 'done' : 'confirm', data: seen }
}

/** 整改 CODE 做了什么: its owner says that a problem is put right, with a photo or without. */
export const rectifyFinding: Flow = {
  name: 'rectify-finding',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    done: {
      ask: (_ctx, { about = '' }) => ({
        ask: say('finding.ask_done', { text: about }),
        kind: 'menu',
        takes: TOLD,
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
          ...say('finding.rectify_confirm', {
            text: data['about'] ?? '',
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

function keep({ hotline }: StepContext, data: Data): Move {
  const { code = '', text = '' } = data
  return {
    do: { type: 'rectify_finding', code, text, photos: photosOf(data) },
    outcomes: {
      ...findingRefusals(hotline, ['not_owner', 'waits', 'verified', 'id_number', 'phone']),
      rectified: endWith('finding.rectified'),
      rectified_nobody: endWith('finding.rectified_nobody'),
    },
  }
}
