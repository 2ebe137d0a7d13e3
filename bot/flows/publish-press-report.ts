import { say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { refusalFor } from './allowed'
import { LONGEST_PRESS, pressDropped, pressRefusals } from './press-refusals'

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  const refusal = await refusalFor(ctx, 'press.run')
  if (refusal) return refusal
  return code !== '' && text !== '' ? { to: 'confirm' } : { say: [say('press.publish_format', {})] }
}

function send({ hotline }: StepContext, { code = '', text = '' }: Data): Move {
  return {
    do: { type: 'publish_press_report', code, text: text.slice(0, LONGEST_PRESS) },
    outcomes: {
      published: endWith('press.published'),
      names_said: endWith('press.names_said'),
      ...pressRefusals(hotline, [
        'own_unit',
        'not_rated',
        'already_published',
        'no_words',
        'id_number',
        'phone',
      ]),
    },
  }
}

/** 媒体 公开 CODE 文稿: what everybody reads of it, with the unit's answer. */
export const publishPressReport: Flow = {
  name: 'publish-press-report',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    confirm: {
      ask: (_ctx, { text = '' }) => ({
        ask: { ...say('press.publish_confirm', { text }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return pressDropped
        return choiceId === 'yes' ? send(ctx, data) : 'not_mine'
      },
    },
  },
}
