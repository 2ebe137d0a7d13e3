import { blanksOf, type Shape } from './shape'
import type { TemplateRules } from './profile'

const LINK = /https?:|www\.|[a-z0-9-]+\.(?:com|cn|net|org|gov|io|me|top|xyz)\b/i
/** A mobile, a number with its area code, or a service line. */
const PHONE =
  /(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)[48]00-?\d{3}-?\d{4}(?!\d)/

type Rules = Pick<TemplateRules, 'longestVariable' | 'mayHoldPhones'>

/** What may stand in a blank: not nothing, not too much, no link, and a phone only where one is declared. */
export function mayHold(value: string, holds: 'text' | 'code' | 'phone', rules: Rules): boolean {
  if (value.length === 0 || value.length > rules.longestVariable || LINK.test(value)) return false
  if (holds === 'phone') return rules.mayHoldPhones
  if (holds === 'code' && !/^[\w-]+$/.test(value)) return false
  return !PHONE.test(value)
}

/** Between two blanks with nothing between them no number is cut: half a phone looks like none. */
const isCutNumber = (text: string, end: number, next: Shape[number] | undefined) =>
  typeof next === 'object' && /\d\d/.test(text.slice(end - 1, end + 1))

const begins = (text: string, at: number, part: Shape[number]) =>
  typeof part !== 'string' || text.startsWith(part, at)

/**
 * The values with which a shape says exactly `text`; null where it cannot. What follows a blank is
 * looked for from the shortest value on; a part that failed at a place is not tried there again.
 */
export function fit(text: string, shape: Shape, rules: Rules): Record<string, string> | null {
  const failed = new Set<number>()
  const values: string[] = []
  const from = (part: number, at: number): boolean => {
    const each = shape[part]
    if (each === undefined) return at === text.length
    const key = part * (text.length + 1) + at
    if (failed.has(key)) return false
    if (typeof each === 'string') {
      if (text.startsWith(each, at) && from(part + 1, at + each.length)) return true
    } else {
      const last = Math.min(text.length, at + rules.longestVariable)
      const next = shape[part + 1]
      for (let end = at + 1; end <= last; end++) {
        // What follows is the quickest to see, and seldom there.
        if (next === undefined ? end < text.length : !begins(text, end, next)) continue
        const value = text.slice(at, end)
        if (isCutNumber(text, end, next)) continue
        if (!mayHold(value, each.holds, rules)) continue
        values.push(value)
        if (value.isWellFormed() && from(part + 1, end)) return true
        values.pop()
      }
    }
    failed.add(key)
    return false
  }
  if (!from(0, 0)) return null
  return Object.fromEntries(blanksOf(shape).map(({ name }, i) => [name, values[i] ?? '']))
}
