import type { Aspect, Assurance, EntryKind, Verdict } from '../../api/client'

/** How a language says what an entry found and what entries disagree about. */
export interface EntryWords {
  verdicts: Record<Verdict, string>
  kinds: Record<EntryKind, string>
  aspects: Record<Aspect, string>
  values: Record<Aspect, (value: string) => string>
  /** A fact by itself: 4口, 劳力1. */
  facts: Record<Exclude<Aspect, Assurance>, (value: string) => string>
  assurances: Record<Assurance, string>
  /** 缺饮水等3样. */
  assured: Record<'met' | 'lacking', (named: readonly string[], count: number) => string>
}

/** Of 两不愁三保障 two are named; of more the first, and how many there are. */
export const namedOf = <T>(found: readonly T[]) => found.slice(0, found.length > 2 ? 1 : 2)

const parts = (line: string) => (line === '' ? [] : line.split(';'))

/** `size=4;workers=1` in words. */
export function factsInWords(line: string, words: EntryWords): string[] {
  const { facts, assurances, assured } = words
  const values = parts(line).map((part) => part.split('=') as [aspect: Aspect, value: string])
  const plain = values.flatMap(([aspect, value]) =>
    aspect in facts ? [facts[aspect as keyof typeof facts](value)] : [],
  )
  const states = (['lacking', 'met'] as const).flatMap((state) => {
    const found = values.filter(([aspect, value]) => aspect in assurances && value === state)
    const named = namedOf(found).map(([each]) => assurances[each as Assurance])
    return found.length > 0 ? [assured[state](named, found.length)] : []
  })
  return [...plain, ...states]
}

/** `size:screening=4,survey=5;income:…` as 人口 排查4、调查5, one after the other. */
export const differencesInWords = (
  line: string,
  { aspects, kinds, values }: EntryWords,
  between: string,
): string[] =>
  parts(line).flatMap((part) => {
    const [aspect = '', said = ''] = part.split(':')
    if (!(aspect in aspects)) return []
    const each = said.split(',').map((one) => {
      const [kind = '', value = ''] = one.split('=')
      return `${kinds[kind as EntryKind] ?? ''}${values[aspect as Aspect](value)}`
    })
    return [`${aspects[aspect as Aspect]}${each.join(between)}`]
  })

/** `3社=12/43;4社=0/39`, those with most left first, since the end may not fit. */
export const partsInWords = (line: string): string[] =>
  parts(line).map((part) => part.replace('=', ' '))
