import { NUMBER, numberOf } from './reading/numerals'

const ARTICLE = new RegExp(
  `第\\s*(${NUMBER})\\s*条(?:\\s*之\\s*(${NUMBER})(?!\\s*(?:${NUMBER})?\\s*[项款条]))?`,
  'u',
)

/**
 * The number of the first article a text names, as a key: 第一百零二条 and 第102条 are '102',
 * 第二百五十三条之一 is '253-1'; null where none is named.
 */
export function articleNumber(label: string): string | null {
  const [, article = '', inserted] = ARTICLE.exec(label) ?? []
  const number = numberOf(article)
  if (number === null) return null
  const after = inserted === undefined ? null : numberOf(inserted)
  return after === null ? `${number}` : `${number}-${after}`
}
