import { STOPPABLE_CLASSES, say, type StoppableClass } from '../../api/client'
import type { Ask, Choice, Data, Flow, StepContext } from '../conversation/flow'
import { ANSWERS_SATISFACTION } from '../conversation/satisfaction-talk'
import { endSorry, endWith } from '../conversation/say'

/** All a person may stop where none was named. */
const classesIn = ({ classes = '' }: Data): StoppableClass[] | undefined => {
  const named = STOPPABLE_CLASSES.filter((each) => classes.split(',').includes(each))
  return named.length > 0 ? named : undefined
}

const set = (wanted: boolean, data: Data) =>
  ({ type: 'set_broadcasts', wanted, classes: classesIn(data) }) as const

/** 退订: what was named stops, or all that may; answers to the contact's own filings still arrive. */
export const stop: Flow = {
  name: 'stop',
  first: 'stop',
  // Whoever is tired of messages is asked nothing more.
  ends: [ANSWERS_SATISFACTION],
  steps: {
    stop: {
      ask: ({ hotline }: StepContext, data): Ask => ({
        do: set(false, data),
        outcomes: {
          done: endWith('stop.done'),
          done_staff: endWith('stop.done_staff'),
          refused: endSorry(hotline),
        },
      }),
      answer: () => 'not_mine',
    },
  },
}

/** 订阅: messages again. */
export const start: Flow = {
  name: 'start',
  first: 'start',
  steps: {
    start: {
      ask: ({ hotline }: StepContext, data): Ask => ({
        do: set(true, data),
        outcomes: {
          done: endWith('start.done'),
          done_staff: endWith('start.done'),
          refused: endSorry(hotline),
        },
      }),
      answer: () => 'not_mine',
    },
  },
}

export const CLASS_CHOICES: readonly Choice[] = [
  ...(['broadcast', 'notice', 'reminder'] as const).map((classes) => ({
    id: classes,
    say: say(`stop.${classes}`, {}),
  })),
  { id: 'all', say: say('stop.all_classes', {}) },
]

/** 退订 and a word nobody knows: which messages are meant. */
export const whichStop: Flow = {
  name: 'which-stop',
  first: 'pick',
  steps: {
    pick: {
      ask: () => ({
        ask: { ...say('stop.which_class', {}), choices: [...CLASS_CHOICES] },
        kind: 'menu',
      }),
      answer(_ctx, _data, { choiceId }) {
        if (!choiceId) return 'not_mine'
        return { begin: 'stop', data: choiceId === 'all' ? {} : { classes: choiceId } }
      },
    },
  },
}

/** 退 alone can mean three things, and two of them have consequences. */
export const whichQuit: Flow = {
  name: 'which-quit',
  first: 'pick',
  steps: {
    pick: {
      ask: () => ({
        ask: {
          ...say('stop.which', {}),
          choices: [
            { id: 'messages', say: say('stop.messages', {}) },
            { id: 'filing', say: say('stop.filing', {}) },
            { id: 'programme', say: say('stop.programme', {}) },
          ],
        },
        kind: 'menu',
      }),
      answer({ hotline }, _data, { choiceId }) {
        if (choiceId === 'messages') return { begin: 'stop' }
        if (choiceId === 'filing') return { begin: 'withdraw' }
        if (choiceId === 'programme') return { say: [say('common.leave_programme', { hotline })] }
        return 'not_mine'
      },
    },
  },
}
