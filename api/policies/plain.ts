import { Converter } from 'opencc-js/t2cn'

const toSimplified = Converter({ from: 't', to: 'cn' })

/** Letters and figures alone, in one writing: traditional, full-width and upper-case forms are gone. */
export const plain = (text: string): string =>
  toSimplified(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Two characters at a time, a Latin word or a number whole; a character that stands alone as itself. */
export function bigrams(text: string): string[] {
  const runs = text.match(/\p{Script=Han}+|[a-z]+|\p{N}+/gu) ?? []
  return runs.flatMap((run) => {
    if (!/\p{Script=Han}/u.test(run) || run.length < 2) return [run]
    return Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2))
  })
}
