import { type PressTone, type PressTruth, say } from '../../api/client'
import type { Ask, Data, Flow, Move, StepContext } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { refusalFor } from './allowed'
import { pressDropped, pressRefusals } from './press-refusals'

/** 部分属实 and 不属实 hold 属实: the longer ones are read first. */
function ratingIn(text: string): { truth: PressTruth; tone: PressTone; importance: number } | null {
  const plain = text.normalize('NFKC')
  const truth = /部分属?实|部分真/u.test(plain)
    ? 'partly'
    : /不属?实|不真实|失实/u.test(plain)
      ? 'not_true'
      : /属实|真实/u.test(plain)
        ? 'true'
        : null
  const tone = /批评|负面/u.test(plain) ? 'critical' : /正面|表扬/u.test(plain) ? 'positive' : null
  const importance = Number(/重要(?:程度)?\s*([1-3])/u.exec(plain)?.[1] ?? 1)
  return truth && tone ? { truth, tone, importance } : null
}

async function begin(ctx: StepContext, { code = '', text = '' }: Data): Promise<Ask> {
  const refusal = await refusalFor(ctx, 'press.run')
  if (refusal) return refusal
  return code !== '' && ratingIn(text) ? { to: 'confirm' } : { say: [say('press.rate_format', {})] }
}

function send({ hotline }: StepContext, { code = '', text = '' }: Data): Move {
  const rating = ratingIn(text)
  if (!rating) return { to: 'begin' }
  return {
    do: { type: 'rate_press_report', code, ...rating },
    outcomes: {
      rated: endWith('press.rated'),
      ...pressRefusals(hotline, [
        'own_unit',
        'tied',
        'not_answered',
        'contest_open',
        'already_rated',
      ]),
    },
  }
}

/** 媒体 评定 CODE 属实 批评 重要2: by somebody of the office who is not of the unit. */
export const ratePressReport: Flow = {
  name: 'rate-press-report',
  first: 'begin',
  steps: {
    begin: { ask: begin, answer: () => 'not_mine' },
    confirm: {
      ask(_ctx, { code = '', text = '' }) {
        const rating = ratingIn(text)
        if (!rating) return { to: 'begin' }
        const { truth: pressTruth, tone: pressTone, importance } = rating
        const ask = say('press.rate_confirm', { code, pressTruth, pressTone, importance })
        return { ask: { ...ask, choices: YES_NO }, kind: 'confirm' }
      },
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return pressDropped
        return choiceId === 'yes' ? send(ctx, data) : 'not_mine'
      },
    },
  },
}
