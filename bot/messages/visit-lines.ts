import type { HandbookField } from '../../api/client'
import { yuan } from './format'

/** How a language says each field of the handbook. */
export type FieldWords = Record<HandbookField, (value: string) => string>

/** `pigs=3;water=tap` in words. */
export const fieldsInWords = (line: string, words: FieldWords): string[] =>
  line.split(';').flatMap((part) => {
    const [field = '', value = ''] = part.split('=')
    return field in words ? [words[field as HandbookField](value)] : []
  })

/** A value from a closed list, or as it is. */
export const pick = (words: Readonly<Record<string, string>>) => (value: string) =>
  words[value] ?? value

/** 4500 of 450000 fen; small coin is shown where there is any. */
export const wholeYuan = (fen: string) => yuan(Number(fen)).replace(/\.0$/, '')

/** `2026-03-09 谭大山;2026-03-05 牟大山`. */
export const visitsIn = (line: string): { day: string; head: string }[] =>
  line.split(';').map((part) => ({ day: part.slice(0, 10), head: part.slice(11) }))
