import { addDays, type Day } from '../shared/day'
import { only, type Reader, reader } from './day-readers'
import { numberOf } from './numerals'

const COUNT = '(?<count>\\d{1,3}|[一二两三四五六七八九十]{1,3}|半)'
const UNIT = '(?<unit>天|日|个?星期|个?礼拜|周|个月|年)'
const IN_DAYS: Readonly<Record<string, number>> = { 天: 1, 日: 1, 星期: 7, 礼拜: 7, 周: 7 }

/** How long from now, or how long ago: 三天内, 半个月, 一个星期, 两个月前. Half a month is 15 days. */
export const SPANS: readonly Reader[] = [
  reader(
    `${COUNT}(?<half>个半)?${UNIT}(?<way>之?[内前后]|以[内前后])?(?!以上|以下|一)`,
    (said, today, lean) => {
      const { way, before = '' } = said
      if (/[\d零一二三四五六七八九十百每第几前]$/u.test(before)) return null
      const end = (isAhead: boolean) => ahead(said, today, isAhead ? 1 : -1)
      if (way?.endsWith('前')) return only(end(false))
      if (way?.endsWith('后')) return only(end(true))
      // Of a bare count only what is said of a term: 半个月, 一个星期.
      const isTerm = way !== undefined || /半|星期|礼拜|周/u.test(said['words'] ?? '')
      if (!isTerm) return null
      const isAhead = lean === 'coming'
      const day = end(isAhead)
      if (day === null) return null
      return isAhead ? { from: today, to: day } : { from: day, to: today }
    },
  ),
]

function ahead(
  { count = '', half, unit = '' }: Record<string, string | undefined>,
  today: Day,
  way: 1 | -1,
): Day | null {
  const number = numberOf(count)
  if (number === undefined) return null
  const many = number + (half ? 0.5 : 0)
  const days = IN_DAYS[unit.replace('个', '')]
  if (days !== undefined) return addDays(today, way * Math.round(many * days))
  const months = unit === '年' ? many * 12 : many
  const whole = addMonths(today, way * Math.trunc(months))
  return addDays(whole, way * Math.round((months % 1) * 30))
}

/** The same day of another month, or its last. */
export function addMonths(day: Day, count: number): Day {
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() + count)
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return addDays(first.toISOString().slice(0, 10), Math.min(Number(day.slice(8)), last) - 1)
}
