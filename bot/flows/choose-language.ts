import type { Flow } from '../conversation/flow'
import { endSorry, endWith } from '../conversation/say'

/** English, 中文: from the next message on everything comes in that language. */
export const chooseLanguage: Flow = {
  name: 'choose-language',
  first: 'set',
  steps: {
    set: {
      ask({ hotline }, data) {
        const language = data['language'] === 'en' ? 'en' : 'zh'
        const done = endWith('language.changed', { language })
        return {
          do: { type: 'set_language', language },
          outcomes: { done, refused: endSorry(hotline) },
        }
      },
      answer: () => 'not_mine',
    },
  },
}
