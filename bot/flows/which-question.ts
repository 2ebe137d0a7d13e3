import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'

/** A digit came for a question that has lapsed, or for one of two: which one was meant? */
export const whichQuestion: Flow = {
  name: 'which-question',
  first: 'pick',
  steps: {
    pick: {
      ask: (_ctx, { code }) => ({
        ask: {
          ...say('common.which_question', {}),
          choices: [
            { id: 'resume', say: say('common.resume', {}) },
            ...(code ? [{ id: 'asked', say: say('measure.answer_it', {}) }] : []),
            { id: 'menu', say: say('common.menu', {}) },
          ],
        },
        kind: 'menu',
      }),
      answer(_ctx, { code = '' }, { choiceId }) {
        if (choiceId === 'resume') return { resume: true }
        if (choiceId === 'asked') return { begin: 'answer-measure', data: { code } }
        return choiceId === 'menu' ? { begin: 'menu' } : 'not_mine'
      },
    },
  },
}
