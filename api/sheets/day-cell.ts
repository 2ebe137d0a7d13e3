import type { Day } from '../shared/day'
import { dayOn } from '../wording/day-readers'

const DAY = /^(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(?:(\d{1,2})\s*日?)?)?(?:\s.*)?$/u

/**
 * 2026-03-05, 2026年3月5日, 20260305 as a cell has it; null where it is none.
 * @param ofMonth What a month alone stands for.
 */
export function dayInCell(text: string, ofMonth: 'first' | 'none'): Day | null {
  const plain = text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  const [, year, month, date = ofMonth === 'first' ? '1' : undefined] = DAY.exec(plain) ?? []
  return year && month && date ? dayOn(Number(year), Number(month), Number(date)) : null
}
