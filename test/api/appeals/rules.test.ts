import { describe, expect, test } from 'vitest'
import {
  type AppealFacts,
  appealRefusal,
  checkingArea,
  lastAppealDay,
  takingLevel,
} from '../../../api/appeals/rules'
import { OBJECTION_STATUSES } from '../../../db/values/rounds'

test.each([
  ['2026-03-09', 3, '2026-03-12'],
  ['2026-02-27', 3, '2026-03-02'],
  ['2026-12-30', 5, '2027-01-04'],
])('told on %s it can be asked about for %i days, until %s', (toldOn, days, last) =>
  expect(lastAppealDay(toldOn, days)).toBe(last),
)

const facts = (given: Partial<AppealFacts> = {}): AppealFacts => ({
  side: 'objector',
  status: 'rejected',
  isAppeal: false,
  isAppealed: false,
  lastDay: '2026-03-12',
  ...given,
})

describe('the next level', () => {
  test.each<[Partial<AppealFacts>, ReturnType<typeof appealRefusal>]>([
    [{}, null],
    [{ side: null }, 'not_yours'],
    [{ side: null, isAppealed: true }, 'not_yours'],
    [{ isAppealed: true }, 'already_appealed'],
    [{ isAppeal: true }, 'already_appealed'],
    [{ isAppeal: true, status: 'open', lastDay: null }, 'already_appealed'],
    [{ status: 'open', lastDay: null }, 'not_rejected'],
    [{ lastDay: null }, 'not_rejected'],
    [{ isAppealed: true, lastDay: '2026-03-01' }, 'already_appealed'],
  ])('asked with %j: %s', (given, refusal) =>
    expect(appealRefusal(facts(given), '2026-03-10')).toBe(refusal),
  )

  test.each(OBJECTION_STATUSES)('is asked of what is %s only by whoever lost by it', (status) => {
    const byObjector = appealRefusal(facts({ status }), '2026-03-10')
    const byHousehold = appealRefusal(facts({ side: 'household', status }), '2026-03-10')
    expect(byObjector).toBe(status === 'rejected' ? null : 'not_rejected')
    expect(byHousehold).toBe(status === 'upheld' ? null : 'not_rejected')
  })

  test.each([
    ['2026-03-09', null],
    ['2026-03-12', null],
    ['2026-03-13', 'appeal_late'],
  ])('on %s, with the last day on the 12th: %s', (today, refusal) =>
    expect(appealRefusal(facts(), today)).toBe(refusal),
  )
})

test.each([
  ['wuxi.tianyuan.baoping.3', false, 'wuxi.tianyuan.baoping.3'],
  ['wuxi.tianyuan.baoping.3', true, 'wuxi.tianyuan.baoping'],
  ['wuxi.tianyuan.baoping', true, 'wuxi.tianyuan'],
  ['wuxi.tianyuan', true, 'wuxi'],
  ['wuxi', true, 'wuxi'],
])('what is said of a list of %s, as an appeal %s, is checked from %s up', (list, isAppeal, area) =>
  expect(checkingArea(list, isAppeal)).toBe(area),
)

test.each([
  ['identification', 'group', 'village'],
  ['identification', 'village', 'township'],
  // Beyond these there is no list on which it would have to hang.
  ['identification', 'township', 'township'],
  ['exit', 'village', 'village'],
  ['watch_list', 'village', 'village'],
] as const)('left out in %s of the list of the %s, a household is taken in at the %s', (...row) => {
  const [kind, level, taken] = row
  expect(takingLevel(kind, level)).toBe(taken)
})
