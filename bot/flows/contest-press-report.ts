import { say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { LONGEST_PRESS, pressDropped, pressRefusals } from './press-refusals'
import { listMine } from './show-press-reports'
import { TOLD } from './supervision-refusals'
import { isNo } from './visit-note'

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  const mine = await listMine(ctx)
  if (!mine) return { say: [say('staff.refused', { hotline: ctx.hotline })] }
  const found = mine.find((item) => item.code === code)
  if (!found) return { say: [say('press.unknown_code', {})] }
  return { to: text === '' ? 'words' : 'confirm', data: { unit: found.unit } }
}

function send({ hotline }: StepContext, { code = '', text = '' }: Data): Move {
  return {
    do: { type: 'contest_press_report', code, text: text.slice(0, LONGEST_PRESS) },
    outcomes: {
      contested: endWith('press.contested'),
      ...pressRefusals(hotline, [
        'not_answered',
        'already_contested',
        'contest_over',
        'no_words',
        'id_number',
        'phone',
        'figure_missing',
      ]),
    },
  }
}

/** 媒体 质疑 CODE 原因: its journalist asks once more. */
export const contestPressReport: Flow = {
  name: 'contest-press-report',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    words: {
      ask: () => ({ ask: say('press.ask_contest', {}), kind: 'menu', takes: TOLD }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? pressDropped : { to: 'confirm', data: { text: text.slice(0, LONGEST_PRESS) } },
    },
    confirm: {
      ask: (_ctx, { unit = '', text = '' }) => ({
        ask: { ...say('press.contest_confirm', { unit, text }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return pressDropped
        return choiceId === 'yes' ? send(ctx, data) : 'not_mine'
      },
    },
  },
}
