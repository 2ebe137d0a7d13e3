import { say } from '../../api/client'
import type { Flow } from '../conversation/flow'

/** English, 中文: from the next message on everything comes in that language. */
export const chooseLanguage: Flow = {
  name: 'choose-language',
  first: 'set',
  steps: {
    set: {
      ask(_ctx, data) {
        const language = data['language'] === 'en' ? 'en' : 'zh'
        const after = { say: [say('language.changed', { language })] }
        return { do: { type: 'set_language', language }, then: { done: after, refused: after } }
      },
      answer: () => 'not_mine',
    },
  },
}
