import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'

/** 退订: broadcasts stop; answers to the contact's own filings still arrive. */
export const stop: Flow = {
  name: 'stop',
  first: 'stop',
  steps: {
    stop: {
      ask: ({ hotline }) => ({
        do: { type: 'set_broadcasts', wanted: false },
        outcomes: { done: endWith('stop.done'), refused: endSorry(hotline) },
      }),
      answer: () => 'not_mine',
    },
  },
}

/** 订阅: broadcasts again. */
export const start: Flow = {
  name: 'start',
  first: 'start',
  steps: {
    start: {
      ask: ({ hotline }) => ({
        do: { type: 'set_broadcasts', wanted: true },
        outcomes: { done: endWith('start.done'), refused: endSorry(hotline) },
      }),
      answer: () => 'not_mine',
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
