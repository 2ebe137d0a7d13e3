import { expect, test } from 'vitest'
import { dayAsked } from '../../../api/archive/day-asked'

test.each([
  ['牟大岭', null, false, '牟大岭'],
  ['牟大岭 历史', null, true, '牟大岭'],
  ['牟大岭 2018年3月', '2018-03-31', false, '牟大岭'],
  ['牟大岭2018年3月1日', '2018-03-01', false, '牟大岭'],
  ['牟大岭 2018-3-1', '2018-03-01', false, '牟大岭'],
  ['牟大岭　２０１８年２月', '2018-02-28', false, '牟大岭'],
  ['牟大岭 2018年', '2018-12-31', false, '牟大岭'],
  // Without a year, the last one there was: today is such a day, tomorrow was a year ago.
  ['牟大岭 3月9日', '2026-03-09', false, '牟大岭'],
  ['牟大岭 3月10日', '2025-03-10', false, '牟大岭'],
  // Nothing is known of what is to come.
  ['牟大岭 2026年3月', '2026-03-09', false, '牟大岭'],
  ['牟大岭 2026年', '2026-03-09', false, '牟大岭'],
  ['牟大岭 去年', '2025-12-31', false, '牟大岭'],
  ['牟大岭前年底', '2024-12-31', false, '牟大岭'],
  ['牟大岭 上个月', '2026-02-28', false, '牟大岭'],
  ['牟大岭 昨天', '2026-03-08', false, '牟大岭'],
  ['3社牟大岭 2018年12月', '2018-12-31', false, '3社牟大岭'],
])('%s asks for %s', (text, day, isHistory, rest) => {
  expect(dayAsked(text, '2026-03-09')).toEqual({ day, isNoDay: false, isHistory, rest })
})

test.each([
  '牟大岭 2027年1月1日',
  '牟大岭 2026年3月10日',
  '牟大岭 2026年4月',
  '牟大岭 2030年',
  '牟大岭 明年',
  '牟大岭 2018年2月30日',
  '牟大岭 2018年13月',
  '牟大岭 3月',
])('%s asks for no day there was', (text) => {
  expect(dayAsked(text, '2026-03-09')).toMatchObject({ day: null, isNoDay: true })
})
