import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { ANSWERS_SATISFACTION } from '../conversation/satisfaction-talk'

/** A digit came for a question that has lapsed, or for one of two: which one was meant? */
export const whichQuestion: Flow = {
  name: 'which-question',
  first: 'pick',
  steps: {
    pick: {
      ask: (_ctx, { code, survey }) => ({
        ask: {
          ...say(survey ? 'satisfaction.which_question' : 'common.which_question', {}),
          choices: [
            { id: 'resume', say: say('common.resume', {}) },
            ...(survey ? [{ id: 'survey', say: say('satisfaction.answer_it', {}) }] : []),
            ...(code ? [{ id: 'asked', say: say('measure.answer_it', {}) }] : []),
            { id: 'menu', say: say('common.menu', {}) },
          ],
        },
        kind: 'menu',
      }),
      answer(_ctx, { code = '', digit = '' }, { choiceId }) {
        if (choiceId === 'resume') return { resume: true }
        if (choiceId === 'survey') return { begin: ANSWERS_SATISFACTION, data: { said: digit } }
        if (choiceId === 'asked') return { begin: 'answer-measure', data: { code } }
        return choiceId === 'menu' ? { begin: 'menu' } : 'not_mine'
      },
    },
  },
}
