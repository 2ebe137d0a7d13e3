import { simplify } from './normalise'

const SEPARATOR = /^[\s,:;.!?、。·…~\-—+/，：；！？]/
const SEPARATORS = /^[\s,:;.!?、。·…~\-—+/，：；！？]+/
/** No lead is longer, in characters as sent. */
const LONGEST = 24

/**
 * What follows the word a message begins with, as it was sent; undefined when it begins with none of
 * these. A word of one character, a digit or a Latin word must stand apart from what follows: 问候
 * asks nothing.
 */
export function afterLead(text: string, leads: readonly string[]): string | undefined {
  const sent = [...text.trim()]
  let plain = ''
  let found: number | undefined
  for (const [i, character] of sent.slice(0, LONGEST).entries()) {
    plain += simplify(character).toUpperCase().replace(/\s/g, '')
    if (leads.includes(plain) && mayEnd(plain, sent[i + 1])) found = i + 1
  }
  if (found === undefined) return undefined
  return sent.slice(found).join('').replace(SEPARATORS, '').trim()
}

const mayEnd = (lead: string, next: string | undefined) =>
  next === undefined ||
  SEPARATOR.test(next) ||
  (lead.length > 1 && !/[A-Z]$/.test(lead)) ||
  (lead.length > 1 && !/[a-z]/i.test(next))
