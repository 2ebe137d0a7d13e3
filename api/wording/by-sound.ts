import {
  NOT_BY_EAR,
  OTHER_WORDS,
  PRODUCT_WORDS,
  SAID_AS,
  SHORT_WORDS,
  URGENT_WORDS,
} from './product-words'
import { heardIn, syllablesOf } from './sound'

/** Words and, by how they are heard, which of them is meant. */
interface Vocabulary {
  words: ReadonlySet<string>
  /** By the syllables heard. */
  byEar: ReadonlyMap<string, string>
  /** By letters: as pinyin is spelled, and as it is spelled by ear. */
  byLetters: ReadonlyMap<string, string>
  longest: number
}

/** zh and z, ng and n: as they are typed by whoever does not tell them apart. */
const loose = (letters: string) => letters.replace(/([zcs])h/g, '$1').replace(/ng/g, 'n')

function vocabularyOf(words: readonly string[]): Vocabulary {
  const byEar = new Map<string, string>()
  const byLetters = new Map<string, string>()
  const add = (map: Map<string, string>, key: string, word: string) => {
    if (!map.has(key)) map.set(key, word)
  }
  for (const word of words) {
    if (word.length > 1 && !NOT_BY_EAR.includes(word)) add(byEar, heardIn(word).join(' '), word)
    const letters = syllablesOf(word).join('').replace(/ü/g, 'v')
    add(byLetters, letters, word)
    for (const other of SAID_AS[word] ?? []) {
      if (/[a-z]/.test(other)) add(byLetters, other, word)
      else add(byEar, other, word)
    }
  }
  for (const [letters, word] of byLetters.entries()) add(byLetters, loose(letters), word)
  return {
    words: new Set(words),
    byEar,
    byLetters,
    longest: Math.max(...words.map(({ length }) => length)),
  }
}

const ALL = vocabularyOf([...URGENT_WORDS, ...PRODUCT_WORDS, ...SHORT_WORDS])
const URGENT = vocabularyOf(URGENT_WORDS)
const others = new Set(OTHER_WORDS)

/**
 * A text with the words of this product that it sounds like: 底包 is 低保, dibao zenme ban is 低保怎么办. Null
 * where it sounds like none. It is a guess, for a message that says nothing as it is written.
 */
export const bySound = (text: string): string | null => rewritten(text, ALL)

/** The same for cries for help alone: 救名, jiuming. */
export const urgentBySound = (text: string): string | null => rewritten(text, URGENT)

function rewritten(text: string, vocabulary: Vocabulary): string | null {
  const spelled = text.replace(/[a-zA-Z][a-zA-Z1-5\s'’]*/g, (letters) =>
    spelledOut(letters, vocabulary),
  )
  const said = spelled.replace(/\p{Script=Han}{2,}/gu, (run) => heardOut(run, vocabulary))
  return said === text ? null : said
}

/** Letters become words where all of them do, and one word has two syllables at least. */
function spelledOut(given: string, { byLetters }: Vocabulary): string {
  const letters = given.toLowerCase().replace(/[1-5\s'’]/g, '')
  const words = parted(letters, byLetters) ?? parted(loose(letters), byLetters)
  if (!words || !words.some(({ length }) => length > 1)) return given
  return words.join('')
}

const LONGEST_LETTERS = 24
const MOST_LETTERS = 120

/** The fewest words that make up the letters; undefined where some are left over. */
function parted(letters: string, words: ReadonlyMap<string, string>): string[] | undefined {
  if (letters.length > MOST_LETTERS) return undefined
  const best: (string[] | undefined)[] = [[]]
  for (let end = 1; end <= letters.length; end++)
    for (let start = Math.max(0, end - LONGEST_LETTERS); start < end; start++) {
      const before = best[start]
      const word = before && words.get(letters.slice(start, end))
      if (!before || word === undefined) continue
      if (before.length + 1 < (best[end]?.length ?? Infinity)) best[end] = [...before, word]
    }
  return best[letters.length]
}

/** The longest first, and none within a word that is meant as it is. */
function heardOut(run: string, { words, byEar, longest }: Vocabulary): string {
  const sounds = heardIn(run)
  if (sounds.length !== run.length) return run
  let out = ''
  let at = 0
  while (at < run.length) {
    let [length, said] = [1, run.charAt(at)]
    for (let size = Math.min(longest, run.length - at); size > 1; size--) {
      const written = run.slice(at, at + size)
      const isOwn = words.has(written) || others.has(written)
      const word = isOwn
        ? written
        : (byEar.get(written) ?? byEar.get(sounds.slice(at, at + size).join(' ')))
      if (word === undefined) continue
      ;[length, said] = [size, word]
      break
    }
    out += said
    at += length
  }
  return out
}
