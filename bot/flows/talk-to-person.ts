import { say } from '../../api/client'
import type { After, Flow } from '../conversation/flow'
import { endSorry, endWith, sayOutcome } from '../conversation/say'
import { understand } from '../conversation/understand'

const goOn = (template: 'person.opened' | 'person.passed_on'): After => ({
  say: [sayOutcome(template)],
  at: { step: 'talking', data: {}, isTalk: true },
})

const GOODBYES = ['结束', '结束了', '不聊了', '不说了', '说完了', '完了', '没有了', 'END', 'BYE']

/** 人工: a person takes over. All but menu, stop, codes and urgent need is passed on. */
export const talkToPerson: Flow = {
  name: 'talk-to-person',
  first: 'call',
  steps: {
    call: {
      ask: ({ hotline }, { text = '人工' }) => ({
        do: { type: 'call_for_help', kind: 'person', text },
        outcomes: {
          called: goOn('person.opened'),
          closed_hours: endWith('person.closed_hours'),
          refused: endSorry(hotline),
        },
      }),
      answer: () => 'not_mine',
    },
    talking: {
      // Asked only when something else came in between.
      ask: () => ({ ask: say('person.still', {}), kind: 'menu', isTalk: true }),
      answer({ hotline }, _data, { plain, text }) {
        const { intent, isBare } = understand(text)
        if (GOODBYES.includes(plain) || (isBare && intent === 'menu')) {
          return {
            do: { type: 'end_talk' },
            outcomes: { over: endWith('person.over'), refused: endSorry(hotline) },
          }
        }
        return {
          do: { type: 'say_in_talk', text },
          outcomes: {
            passed_on: goOn('person.passed_on'),
            over: endWith('person.lapsed'),
            refused: endSorry(hotline),
          },
        }
      },
    },
  },
}
