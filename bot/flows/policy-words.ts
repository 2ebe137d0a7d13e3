import { type Language, type Reply, say } from '../../api/client'
import type { Choice } from '../conversation/flow'

export interface PolicyAnswer {
  text: string
  whole: string | null
  source: { text: string }
}

/** 有用吗? */
export const USEFUL_CHOICES: Choice[] = [
  { id: 'useful', say: say('policy.useful', {}) },
  { id: 'not_useful', say: say('policy.not_useful', {}) },
]

/**
 * What a message holds besides the county's signature, and the words before the source, in UTF-16 units: one segment,
 * and two, sent again as well, in English, whose words around it are longer.
 */
const MESSAGE = { zh: 70 - 6, en: 134 - 6 - 8 } as const satisfies Record<Language, number>
const SOURCE_LEAD = { zh: 4, en: 9 } as const satisfies Record<Language, number>
/** Behind the text: “\n回1有用 2没用”, “…\n回“下”接着看”, and the same in English. */
const CHOICES = { zh: 9, en: 28 } as const satisfies Record<Language, number>
const GO_ON = { zh: 9, en: 14 } as const satisfies Record<Language, number>
/** A later part has no source, and the last asks whether it was of use. */
const PART = MESSAGE.zh - 16
/** Somebody reads it on a small screen: what is longer is the whole law. */
const MOST_PARTS = 12

/** What is said at once, what the same without a question would be, and what 下 brings. */
export interface ToldAnswer {
  reply: Reply
  /** Whether it asks if it was of use. */
  isRated: boolean
  plain: Reply
  parts: Reply[]
}

/** An answer in one message with its source, as far as a sentence of it fits; the rest comes by 下. */
export function tellAnswer({ text, whole, source }: PolicyAnswer, language: Language): ToldAnswer {
  const vars = { source: source.text }
  const room = MESSAGE[language] - SOURCE_LEAD[language] - source.text.length
  const plain = say('policy.answer', { text, ...vars })
  if (whole === null && text.length <= room) {
    const isRated = text.length + CHOICES[language] <= room
    const rated = { ...say('policy.answer_rated', { text, ...vars }), choices: USEFUL_CHOICES }
    return { reply: isRated ? rated : plain, isRated, plain, parts: [] }
  }
  const [first = '', ...rest] = inPieces(text, Math.max(PART / 2, room - GO_ON[language]), PART)
  const pieces = [...rest, ...(whole === null ? [] : inPieces(whole, PART, PART))]
  const shown = pieces.slice(0, MOST_PARTS)
  const isCut = pieces.length > MOST_PARTS
  const parts = shown.map((piece, at) =>
    at === shown.length - 1
      ? say('policy.last_part', { text: isCut ? `${piece}…` : piece })
      : say('policy.part', { text: piece }),
  )
  const reply = say('policy.answer_more', { text: first, ...vars })
  return { reply, isRated: false, plain: reply, parts }
}

/** Where a text may break, the best first: after a sentence, a clause, a word of a list. */
const BREAKS = [/[。！？]/u, /[；：]/u, /[，、]/u]

/** A text in pieces of at most so many UTF-16 units, broken where one draws breath. */
export function inPieces(text: string, first: number, others: number): string[] {
  const pieces: string[] = []
  let left = text.trim()
  while (left !== '') {
    const most = pieces.length === 0 ? first : others
    const end = left.length <= most ? left.length : breakIn(left, most)
    pieces.push(left.slice(0, end).trim())
    left = left.slice(end).trim()
  }
  return pieces
}

/** Not so early that most of the room stays empty. */
const LEAST = 0.4

function breakIn(text: string, most: number): number {
  for (const at of BREAKS)
    for (let end = most; end > LEAST * most; end--) if (at.test(text[end - 1] ?? '')) return end
  // Never through a character of two units.
  return /[\ud800-\udbff]/.test(text[most - 1] ?? '') ? most - 1 : most
}
