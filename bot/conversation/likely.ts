import { AUTOMATIC, LIKELY } from './likely-words'
import { normalise } from './normalise'
import { isDenial } from './proxy-words'
import type { Meaning } from './understand'

const anyOf = (patterns: readonly string[]) => new RegExp(patterns.join('|'), 'u')
const AUTOMATIC_PATTERN = anyOf(AUTOMATIC)
const LIKELY_PATTERNS = LIKELY.map(({ intent, patterns }) => ({ intent, pattern: anyOf(patterns) }))

/** What a message is most likely about where nobody said it by its command. */
export function likelyMeaning(text: string, plain: string): Meaning {
  if (AUTOMATIC_PATTERN.test(plain)) return { intent: 'automatic' }
  if (isDenial(normalise(text))) return { intent: 'no', isDenial: true }
  const intent = LIKELY_PATTERNS.find(({ pattern }) => pattern.test(plain))?.intent
  switch (intent) {
    case undefined:
      return { intent: 'unknown' }
    case 'help':
    case 'question':
    case 'complaint':
      return { intent, text }
    case 'objection':
      return { intent, code: null, text }
    case 'withdraw':
      return { intent, code: null }
    default:
      return { intent }
  }
}
