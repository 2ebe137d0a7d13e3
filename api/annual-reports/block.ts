import type { AreaPath } from '../../db/values/areas'
import type { Day } from '../shared/day'
import { sumZh } from '../shared/sums'

/** What a report is about; everything in it is of this area and year alone. */
export interface Subject {
  county: string
  area: { path: AreaPath; name: string; level: 'county' | 'township' }
  year: number
  /** The day it is drawn up. */
  today: Day
  now: Date
}

export type Cell = string | number

/** One table of the report with its heading; `none` is said where it has no row. */
export interface Block {
  title: string
  heading: string[]
  rows: Cell[][]
  none: string
  notes?: string[]
}

/** Where nothing is known. */
export const UNKNOWN = '—'

export const firstDay = ({ year }: Pick<Subject, 'year'>): Day => `${year}-01-01`
export const lastDay = ({ year }: Pick<Subject, 'year'>): Day => `${year}-12-31`

/** Then how things stood is told as of its last day. */
export const isOver = ({ year, today }: Pick<Subject, 'year' | 'today'>): boolean =>
  year < Number(today.slice(0, 4))

/** The instants a year begins and is over, in Shanghai. */
export const beginOf = (year: number): string => `${year}-01-01T00:00:00+08:00`

/** 12.5%, of a part and its whole; nothing is said of an empty whole. */
export const shareZh = (part: number, whole: number): string =>
  whole === 0 ? UNKNOWN : rateZh(part / whole)

export const rateZh = (rate: number): string => `${(rate * 100).toFixed(1)}%`
export const intervalZh = ({ low, high }: { low: number; high: number }): string =>
  `${rateZh(low)}至${rateZh(high)}`

/** 86.50, of 8650 hundredths of a point. */
export const pointsZh = (hundredths: number): string => (hundredths / 100).toFixed(2)

export const moneyZh = (fen: number | null | undefined): string =>
  fen === null || fen === undefined ? UNKNOWN : sumZh(fen)

/** The middle one, of two the mean; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [lower, upper] = [sorted[middle - 1], sorted[middle]]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2
}
