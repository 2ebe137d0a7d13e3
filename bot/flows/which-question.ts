import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'

/** A digit came for a question that has lapsed: which one was meant? */
export const whichQuestion: Flow = {
  name: 'which-question',
  first: 'pick',
  steps: {
    pick: {
      ask: () => ({
        ask: {
          ...say('common.which_question', {}),
          choices: [
            { id: 'resume', say: say('common.resume', {}) },
            { id: 'menu', say: say('common.menu', {}) },
          ],
        },
        kind: 'menu',
      }),
      answer(_ctx, _data, { choiceId }) {
        if (choiceId === 'resume') return { resume: true }
        return choiceId === 'menu' ? { begin: 'menu' } : 'not_mine'
      },
    },
  },
}
