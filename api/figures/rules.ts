import type { Day } from '../shared/day'

/** What a value of each unit may be; beyond it somebody mistyped. */
const RANGES: Record<string, readonly [least: number, most: number]> = {
  days: [1, 366],
  hours: [1, 24 * 31],
  minutes: [1, 24 * 60],
  hour: [0, 24],
  count: [1, 1_000],
  messages: [10, 1_000_000],
  permille: [1, 1_000],
  metres: [100, 100_000],
  percent: [0, 100],
  years: [1, 120],
  months: [1, 120],
  milliyuan: [1, 10_000],
  'day of the month': [1, 28],
  fen: [1, 1_000_000_000_00],
  'fen per person and year': [1, 100_000_00],
  'fen per year': [1, 10_000_000_00],
  'fen per month': [1, 1_000_000_00],
}

export function isInRange(unit: string, value: number): boolean {
  const range = RANGES[unit]
  return range !== undefined && Number.isInteger(value) && value >= range[0] && value <= range[1]
}

/** Both days included; null means until further notice. */
export interface Validity {
  validFrom: Day
  validTo: Day | null
}

export function isForward({ validFrom, validTo }: Validity): boolean {
  return validTo === null || validFrom <= validTo
}

/**
 * Whether a new validity leaves two values for one day. A figure from the same day is replaced, and
 * one that holds until further notice ends where the new one begins; neither overlaps.
 */
export function overlaps(fresh: Validity, standing: readonly Validity[]): boolean {
  return standing.some((each) => {
    if (each.validFrom === fresh.validFrom) return false
    const isEarlier = each.validFrom < fresh.validFrom
    if (isEarlier) return each.validTo !== null && each.validTo >= fresh.validFrom
    return fresh.validTo === null || fresh.validTo >= each.validFrom
  })
}
