import { dayEn, dayZh } from './format'

const ends = (period: string) => {
  const [starts = '', over = ''] = period.split('/')
  return { starts, over }
}

/** The year is said where it changes, and first. */
const fullZh = (day: string) => `${day.slice(0, 4)}年${dayZh(day)}`
const fullEn = (day: string) => `${dayEn(day)} ${day.slice(0, 4)}`

/** 2026年3月1日至10月31日; nothing where no day is known. */
export function periodZh(period: string): string {
  const { starts, over } = ends(period)
  if (starts === '') return over === '' ? '' : `${fullZh(over)}前`
  if (over === '') return `${fullZh(starts)}起`
  const isSame = starts.slice(0, 4) === over.slice(0, 4)
  return `${fullZh(starts)}至${isSame ? dayZh(over) : fullZh(over)}`
}

/** 1 Mar to 31 Oct 2026. */
export function periodEn(period: string): string {
  const { starts, over } = ends(period)
  if (starts === '') return over === '' ? '' : `by ${fullEn(over)}`
  if (over === '') return `from ${fullEn(starts)}`
  const isSame = starts.slice(0, 4) === over.slice(0, 4)
  return `${isSame ? dayEn(starts) : fullEn(starts)} to ${fullEn(over)}`
}
