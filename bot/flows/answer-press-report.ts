import { say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { refusalFor } from './allowed'
import { LONGEST_PRESS, pressDropped, pressRefusals } from './press-refusals'
import { listMine } from './show-press-reports'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

/** 媒体 CODE 内容 is an answer of a unit, and of its journalist that they contest it. */
async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  const refusal = await refusalFor(ctx, 'press.answer')
  if (!refusal) return { to: text === '' ? 'words' : 'confirm' }
  return (await listMine(ctx)) ? { begin: 'contest-press-report', data: { code, text } } : refusal
}

function send({ hotline }: StepContext, { code = '', text = '' }: Data): Move {
  return {
    do: { type: 'answer_press_report', code, text: text.slice(0, LONGEST_PRESS) },
    outcomes: {
      answered: endWith('press.answer_sent'),
      names_said: endWith('press.names_said'),
      ...pressRefusals(hotline, ['not_unit', 'already_answered', 'no_words', 'id_number', 'phone']),
    },
  }
}

/** 媒体 CODE 答复内容: the unit's answer, which its journalist reads. */
export const answerPressReport: Flow = {
  name: 'answer-press-report',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    words: {
      ask: (_ctx, { code = '' }) => ({
        ask: say('press.ask_answer', { code }),
        kind: 'menu',
        takes: TOLD,
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? pressDropped : { to: 'confirm', data: { text: text.slice(0, LONGEST_PRESS) } },
    },
    confirm: {
      ask: (_ctx, { text = '' }) => ({
        ask: { ...say('press.answer_confirm', { text }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return pressDropped
        return choiceId === 'yes' ? send(ctx, data) : 'not_mine'
      },
    },
  },
}
