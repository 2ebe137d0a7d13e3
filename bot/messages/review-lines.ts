import { pick, wholeYuan } from './visit-lines'

/** What is read out of a case before it is voted on. */
export type Fact =
  'size' | 'income' | 'line' | 'grade' | 'screening' | 'survey' | 'revisit' | 'doubt'
export type FactWords = Record<Fact, (value: string) => string>

export const fieldOf = pick

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
