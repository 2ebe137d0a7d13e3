import { say } from '../../api/client'
import type { Choice, Flow, Move, StepContext } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'

export const PASS_ON: Choice[] = [
  { id: 'yes', say: say('policy.pass_on', {}) },
  { id: 'no', say: say('policy.leave', {}) },
]

/** Of use or not; what was not may go to a person, where it is known what was asked. */
export function rate(
  { hotline }: StepContext,
  isUseful: boolean,
  text: string,
): Exclude<Move, 'not_mine'> {
  const sorry = { ...say('policy.sorry', {}), choices: PASS_ON }
  const unhelped = text
    ? { say: [sorry], at: { step: 'unknown', data: { text }, kind: 'confirm' as const } }
    : endWith('policy.sorry_again')
  return {
    do: { type: 'rate_answer', isUseful },
    outcomes: {
      rated: isUseful ? endWith('policy.thanks') : unhelped,
      nothing: endWith('policy.nothing_rated'),
      refused: endSorry(hotline),
    },
  }
}

/** 有用, 没用, said by themselves of the last answer. */
export const rateAnswer: Flow = {
  name: 'rate-answer',
  first: 'rate',
  steps: {
    rate: {
      ask: (ctx, { isUseful }) => rate(ctx, isUseful === 'yes', ''),
      answer: () => 'not_mine',
    },
  },
}
