/** What texts are compared by. A code is below 2^30, so that it stays a small integer wherever it is kept. */
export interface Terms {
  /** Every term of a text with how often it stands there. */
  countsOf(text: string): Map<number, number>
}

const RUNS = /\p{Script=Han}+|[a-z]+|\p{N}+/gu
/** Han characters of the basic block, in fifteen bits beside the number of a single one. */
const FIRST_HAN = 0x4e00
const HAN = 0x5200
const PAIRS_FROM = 0x8000 * 2

/** Whether a term is one character: these say little each, and stand in for words nobody spells alike. */
export const isSingle = (term: number): boolean => term < PAIRS_FROM

/** Characters one by one and in pairs; a Latin word or a number whole. The text is plain already. */
export function createTerms(): Terms {
  const words = new Map<string, number>()
  const wordOf = (word: string) => {
    const known = words.get(word)
    if (known !== undefined) return known
    const code = PAIRS_FROM + HAN * 0x8000 + words.size
    words.set(word, code)
    return code
  }

  function* termsOf(text: string) {
    for (const [run] of text.matchAll(RUNS)) {
      const first = run.charCodeAt(0) - FIRST_HAN
      if (first < 0 || first >= HAN) {
        yield wordOf(run)
        continue
      }
      let before = -1
      for (let at = 0; at < run.length; at++) {
        const code = run.charCodeAt(at) - FIRST_HAN
        const isBasic = code >= 0 && code < HAN
        if (isBasic) yield code
        if (isBasic && before >= 0) yield PAIRS_FROM + before * 0x8000 + code
        before = isBasic ? code : -1
      }
    }
  }

  return {
    countsOf(text) {
      const counts = new Map<number, number>()
      for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1)
      return counts
    },
  }
}
