import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'

/** 人工: a person takes over. All but menu, stop, codes and urgent need is passed on. */
export const talkToPerson: Flow = {
  name: 'talk-to-person',
  first: 'call',
  steps: {
    call: {
      ask: ({ hotline }, { text = '人工' }) => ({
        do: { type: 'call_for_help', kind: 'person', text },
        then: {
          called: {
            say: [say('person.opened', { name: '', code: '' })],
            at: { step: 'talking', data: {}, isTalk: true },
          },
          closed_hours: {
            say: [say('person.closed_hours', { opens: 0, closes: 0, code: '' })],
          },
          refused: { say: [say('common.sorry', { hotline })] },
        },
      }),
      answer: () => 'not_mine',
    },
    talking: {
      ask: () => ({ ask: say('person.passed_on', {}), kind: 'menu', isTalk: true }),
      answer(_ctx, _data, { plain, text }) {
        if (['结束', '不聊了', '完了', 'BYE', 'END'].includes(plain)) {
          const over = { say: [say('person.over', {})] }
          return { do: { type: 'end_talk' }, then: { over, refused: over } }
        }
        return {
          do: { type: 'say_in_talk', text },
          then: {
            passed_on: {
              say: [say('person.passed_on', {})],
              at: { step: 'talking', data: {}, isTalk: true },
            },
            over: { say: [say('person.over', {})] },
            refused: { say: [say('person.over', {})] },
          },
        }
      },
    },
  },
}
