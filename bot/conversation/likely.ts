import { AUTOMATIC, LIKELY } from './likely-words'
import { normalise } from './normalise'
import { isDenial } from './proxy-words'
import type { Meaning } from './meaning'

const anyOf = (patterns: readonly string[]) => new RegExp(patterns.join('|'), 'u')
const AUTOMATIC_PATTERN = anyOf(AUTOMATIC)
const LIKELY_PATTERNS = LIKELY.map(({ intent, patterns }) => ({ intent, pattern: anyOf(patterns) }))

/** Whether a phone's own words for 'nobody is here' begin it. Matched without any spaces. */
export const isAutomatic = (plain: string): boolean => AUTOMATIC_PATTERN.test(plain)

/** What a message is most likely about where nobody said it by its command. */
export function likelyMeaning(text: string, plain: string): Meaning {
  if (isAutomatic(plain)) return { intent: 'automatic' }
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
