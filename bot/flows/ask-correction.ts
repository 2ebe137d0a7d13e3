import { say } from '../../api/client'
import type { Ask, Flow, StepContext } from '../conversation/flow'
import { endSorry, endWith, YES_NO } from '../conversation/say'
import { householdChoices } from './households'
import { isNo } from './visit-note'

const LONGEST = 1000

function pick({ households }: StepContext, { text }: { text?: string }): Ask {
  const [only] = households
  if (!only) return { begin: 'link-household', data: { for: 'status' } }
  if (households.length === 1) {
    const { householdId, head } = only
    return { to: text ? 'confirm' : 'words', data: { householdId, head } }
  }
  const question = say('correction.which', { households: households.length })
  return { ask: { ...question, choices: householdChoices(households) }, kind: 'menu' }
}

/** 更正 我家少了一口人: what one's own file should say, in one's own words; a receipt and a day. */
export const askCorrection: Flow = {
  name: 'ask-correction',
  first: 'pick',
  steps: {
    pick: {
      ask: (ctx, data) => pick(ctx, data),
      answer(ctx, { text }, { choiceId }) {
        const picked = ctx.households.find((each) => each.householdId === choiceId)
        if (!picked) return 'not_mine'
        const { householdId, head } = picked
        return { to: text ? 'confirm' : 'words', data: { householdId, head } }
      },
    },
    words: {
      ask: (_ctx, { head = '' }) => ({
        ask: say('correction.ask', { head }),
        kind: 'menu',
        isNumeric: true,
        takes: ['help', 'question', 'apply', 'objection', 'complaint'],
      }),
      answer: (_ctx, _data, { text }) =>
        isNo(text) ? { say: [say('correction.dropped', {})] } : { to: 'confirm', data: { text } },
    },
    confirm: {
      ask: (_ctx, { head = '', text = '' }) => ({
        ask: { ...say('correction.confirm', { head, text }), choices: YES_NO },
        kind: 'confirm',
      }),
      answer({ hotline }, { householdId = '', head = '', text = '' }, { choiceId }) {
        if (choiceId === 'no') return { say: [say('correction.dropped', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        return {
          do: { type: 'ask_correction', householdId, words: text.slice(0, LONGEST) },
          outcomes: {
            asked: endWith('correction.done'),
            already_asked: endWith('correction.already'),
            household_closed: endWith('correction.closed', { head, hotline }),
            figure_missing: endWith('correction.not_now', { hotline }),
            not_found: endWith('correction.not_now', { hotline }),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
