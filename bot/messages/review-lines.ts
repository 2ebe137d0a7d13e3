import type { Assurance } from '../../api/client'
import { namedOf } from './entry-lines'
import { pick, wholeYuan } from './visit-lines'

/** What is read out of a case before it is voted on. */
export type Fact =
  'size' | 'income' | 'line' | 'grade' | 'lacking' | 'screening' | 'survey' | 'revisit' | 'doubt'
export type FactWords = Record<Fact, (value: string) => string>

export const fieldOf = pick

/** `drinking_water,food` by its names, and how many there are. */
export function lackingIn(value: string, words: Record<Assurance, string>): [string[], number] {
  // As the API wrote them, from its own list.
  const found = value.split(',') as Assurance[]
  return [namedOf(found).map((each) => words[each]), found.length]
}

/** Money of the line is fen. */
const FEN: readonly string[] = ['income', 'line']

/** `size=4;disputes=1;income=320000;grade=c;screening=eligible` in words. */
export function factsIn(line: string, words: FactWords): string[] {
  const said = new Map(
    line.split(';').map((part): [string, string] => {
      const [fact = '', value = ''] = part.split('=')
      const isDoubt = fact === 'disputes' || fact === 'differing'
      return [isDoubt ? 'doubt' : fact, FEN.includes(fact) ? wholeYuan(value) : value]
    }),
  )
  return [...said].flatMap(([fact, value]) =>
    Object.hasOwn(words, fact) ? [words[fact as Fact](value)] : [],
  )
}
