import type { Aspect, EntryKind, Verdict } from '../../api/client'

/** How a language says what an entry found and what entries disagree about. */
export interface EntryWords {
  verdicts: Record<Verdict, string>
  kinds: Record<EntryKind, string>
  aspects: Record<Aspect, string>
  values: Record<Aspect, (value: string) => string>
  /** A fact by itself: 4口, 劳力1. */
  facts: Record<Aspect, (value: string) => string>
}

const parts = (line: string) => (line === '' ? [] : line.split(';'))

/** `size=4;workers=1` in words. */
export const factsInWords = (line: string, { facts }: EntryWords): string[] =>
  parts(line).flatMap((part) => {
    const [aspect = '', value = ''] = part.split('=')
    return aspect in facts ? [facts[aspect as Aspect](value)] : []
  })

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
