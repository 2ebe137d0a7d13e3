import { Converter } from 'opencc-js/t2cn'
import { wholeNumber } from './numerals'

const toSimplified = Converter({ from: 't', to: 'cn' })

/**
 * Control and format characters, fillers that look like nothing, variation selectors (they only
 * choose between the black and the coloured form) and the keycap around a digit. Lone halves of a
 * surrogate pair go too: no channel can say what was meant.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|\u20e3/gu
/** Line ends and tabs are control characters as well, but they part words. */
const BREAKS = /[\t\n\v\f\r\u0085]+/g
/** Spaces carry meaning between Latin words only. */
const SPACES = /(?<![A-Z]) | (?![A-Z])/g
const EDGE = new Set(' .,;:!?、。·…~\'"“”‘’-_')

/** Control characters and lone surrogates are no part of what was said, and cannot be said again. */
const UNREADABLE = /[[\p{Cs}\p{Cc}]--[\t\n\r]]/gv
/** The message as it was sent, as far as it can be read. */
export const readable = (text: string) => text.replace(UNREADABLE, '').trim()

/** The message as it was worded, in simplified characters and without what cannot be seen. */
export function simplify(text: string): string {
  const visible = text.replace(BREAKS, ' ').replace(INVISIBLE, '')
  return simplified(visible.normalize('NFKC')).replace(INVISIBLE, '').normalize('NFC')
}

/** 薴 is 苧, and 苧 is 苎: what was changed is looked at again. */
function simplified(text: string): string {
  const once = toSimplified(text)
  return once === text ? once : toSimplified(once)
}

/**
 * What a message says once writing habits are taken away: full-width and traditional forms,
 * spaces, invisible characters, lower case, punctuation at the edges, a numeral for a digit.
 * A message of nothing but punctuation stays what it is. Normalising twice changes nothing.
 */
export function normalise(text: string): string {
  const upper = simplify(text).replace(/[a-z]+/g, (latin) => latin.toUpperCase())
  const packed = upper.replace(/\s+/g, ' ').replace(SPACES, '')
  const bare = trimEdges(packed)
  const plain = bare === '' ? packed : (wholeNumber(bare) ?? bare)
  // Upper case, or a space gone, can bring a letter and its mark together.
  return plain.normalize('NFC')
}

/** By hand: a pattern for the end of a string looks again from every mark of a long row of them. */
function trimEdges(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && EDGE.has(text[start] ?? '')) start++
  while (end > start && EDGE.has(text[end - 1] ?? '')) end--
  return text.slice(start, end)
}
