import type { Day } from '../shared/day'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

const partsOf = (day: Day) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, date }
}

/** 2026年3月9日 */
export function dayZh(day: Day): string {
  const { year, month, date } = partsOf(day)
  return `${year}年${month}月${date}日`
}

/** 9 Mar 2026 */
export function dayEn(day: Day): string {
  const { year, month, date } = partsOf(day)
  return `${date} ${MONTHS[month - 1]} ${year}`
}

/** As it is dialled in the country, in groups that can be read aloud: 199 0000 9999. */
export const plainNumber = (number: string) =>
  number.replace(/^\+86/, '').replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')
