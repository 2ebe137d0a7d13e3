import { simplify } from './normalise'

/** How a message begins: every beginning of it, normalised, and what follows it as it was sent. */
export interface Opening {
  /** What a beginning, `异议` of `異 议482163`, is followed by. */
  restAfter(leads: readonly string[]): string | undefined
}

const SEPARATOR = /^[\s,:;.!?、。·…~\-—+/，：；！？]/
const SEPARATORS = /^[\s,:;.!?、。·…~\-—+/，：；！？]+/
/** No lead is longer, in characters as sent. */
const LONGEST = 24

export function openingOf(text: string): Opening {
  const sent = [...text.trim()]
  const ends = new Map<string, number>()
  let plain = ''
  for (const [i, character] of simplifyEach(sent.slice(0, LONGEST)).entries()) {
    plain += character.toUpperCase().replace(/\s/g, '')
    if (mayEnd(plain, sent[i + 1])) ends.set(plain, i + 1)
  }
  return {
    restAfter(leads) {
      // OPEN ROUND is kept, as every beginning, without its spaces.
      const end = Math.max(...leads.map((lead) => ends.get(lead.replaceAll(' ', '')) ?? 0))
      return end > 0 ? sent.slice(end).join('').replace(SEPARATORS, '').trim() : undefined
    },
  }
}

/**
 * A word of one character, a digit or a Latin word must stand apart from what follows: 问候 asks
 * nothing. A number stands apart by itself, 答1234567897.
 */
function mayEnd(lead: string, next: string | undefined): boolean {
  if (next === undefined || SEPARATOR.test(next)) return true
  if (/[\d０-９]/.test(next)) return true
  return lead.length > 1 && !(/[A-Z]$/.test(lead) && /[a-z]/i.test(next))
}

/** Character by character, so that what follows can be cut off; at once where that is the same. */
function simplifyEach(sent: readonly string[]): string[] {
  const whole = [...simplify(sent.join(''))]
  return whole.length === sent.length ? whole : sent.map(simplify)
}
