import { understand } from '../conversation/understand'
import { isUrgent } from '../conversation/urgent'
import { likelyMeaning } from '../conversation/likely'
import { normalise, simplify } from '../conversation/normalise'

/** Ends of the text, so that what begins or ends it counts as such. */
const [START, END] = ['^', '$']
const LONGEST_GRAM = 3

/**
 * What is seen of a message: runs of up to three characters, how long it is, and what the rules make of it. Numbers
 * are all alike.
 */
export function featuresOf(text: string): string[] {
  const found = new Set<string>()
  const plain = simplify(text).toLowerCase().replace(/\s+/g, ' ').trim()
  const whole = START + plain.replace(/\d+/g, '0') + END
  const signs = [...whole]
  for (let size = 1; size <= LONGEST_GRAM; size++)
    for (let at = 0; at + size <= signs.length; at++) {
      const gram = signs.slice(at, at + size).join('')
      if (gram !== START && gram !== END) found.add(gram)
    }
  found.add(`length:${lengthClass(signs.length - 2)}`)
  for (const rule of rulesOn(text)) found.add(rule)
  return [...found]
}

const lengthClass = (length: number) => [1, 2, 4, 8, 16, 32].findLast((from) => length >= from) ?? 0

function* rulesOn(text: string) {
  const understood = understand(text)
  yield `is:${understood.intent}${understood.isBare ? ':bare' : ''}`
  yield `likely:${likelyMeaning(text, normalise(text).replaceAll(' ', '')).intent}`
  if (isUrgent(text)) yield 'urgent'
}
