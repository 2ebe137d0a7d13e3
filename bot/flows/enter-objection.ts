import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'
import { endWith, YES_NO } from '../conversation/say'
import { filingOutcomes, lateStep } from './file-objection'
import { draftOf, wordsOf } from './objection-draft'
import { askingSteps } from './objection-steps'

const ON_PAPER = /书面|纸|手写|交来|递来/u
export const wayOf = (text: string) => (ON_PAPER.test(text) ? 'paper' : 'speech')

/** 记异议: a cadre writes down what somebody said or handed in; somebody else checks it. */
export const enterObjection: Flow = {
  name: 'enter-objection',
  first: 'begin',
  steps: {
    begin: {
      ask({ contact, hotline }, { code }) {
        if (!contact.staffId) return { say: [say('staff.refused', { hotline })] }
        return code ? { to: 'plan' } : { say: [say('objection.enter_format', {})] }
      },
      answer: () => 'not_mine',
    },
    ...askingSteps({ isEntered: true }),
    confirm: {
      ask: (_ctx, data) => ({
        ask: {
          ...say('objection.enter_confirm', {
            notice: data['code'] ?? '',
            ground: draftOf(data).ground ?? 'wrong_facts',
            text: wordsOf(data),
          }),
          choices: YES_NO,
        },
        kind: 'confirm',
      }),
      answer(ctx, data, { choiceId }) {
        if (choiceId === 'no') return { say: [say('objection.dropped', {})] }
        if (choiceId !== 'yes') return 'not_mine'
        const { code, ground, householdName } = draftOf(data)
        const text = wordsOf(data)
        const way = wayOf(text)
        return {
          do: { type: 'enter_objection', code: code ?? '', way, ground, householdName, text },
          outcomes: { filed: endWith('objection.entered'), ...filingOutcomes(ctx, data) },
        }
      },
    },
    late: lateStep,
  },
}
