import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brokenBy, lastDayBefore, pairRefusal, reasonIn, serves } from '../../../api/pairings/rules'
import { readPairing } from '../../../api/pairings/wording'
import { addDays } from '../../../api/shared/day'

describe('a household is paired', () => {
  const can = {
    roll: 'registered',
    isActive: true,
    isServing: true,
    isTied: false,
    isSame: false,
    formerFrom: null,
    fromDay: '2026-03-09',
    today: '2026-03-09',
  } as const
  test.each([
    [{}, null],
    [{ roll: 'closed' }, 'household_closed'],
    [{ roll: 'exited' }, null],
    [{ isActive: false }, 'helper_left'],
    [{ isServing: false }, 'helper_elsewhere'],
    [{ isTied: true }, 'helper_tied'],
    [{ isSame: true }, 'already_paired'],
    [{ fromDay: '2026-03-10' }, 'day_in_future'],
    [{ fromDay: '2026-03-08' }, null],
    [{ formerFrom: '2026-03-08' }, null],
    [{ formerFrom: '2026-03-09' }, null],
    [{ formerFrom: '2026-03-10' }, 'day_before_former'],
  ] as const)('with %j: %s', (given, refusal) =>
    expect(pairRefusal({ ...can, ...given })).toBe(refusal),
  )

  test.each([
    ['2026-03-09', '2026-03-01', '2026-03-08'],
    ['2026-03-09', '2026-03-08', '2026-03-08'],
    ['2026-03-09', '2026-03-09', '2026-03-09'],
  ])('anew on %s what began on %s ends on %s', (from, former, last) =>
    expect(lastDayBefore(from, former)).toBe(last),
  )

  test('what ended has at least one day, and ends on no day after the next begins', () => {
    const day = fc.integer({ min: 0, max: 500 }).map((n) => addDays('2026-01-01', n))
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [former = one, from = other] = [one, other].toSorted()
        const last = lastDayBefore(from, former)
        expect(last >= former && last <= from).toBe(true)
      }),
    )
  })
})

test.each([
  [[{ role: 'village_cadre', areaPath: 'wuxi.tianyuan.baoping' }], true],
  [[{ role: 'village_cadre', areaPath: 'wuxi.tianyuan.xinhua' }], false],
  [[{ role: 'village_cadre', areaPath: 'wuxi.tianyuan.baoping.3' }], true],
  [[{ role: 'village_cadre', areaPath: 'wuxi.tianyuan.baoping.30' }], false],
  [[{ role: 'department', areaPath: 'wuxi' }], true],
  [[{ role: 'journalist', areaPath: 'wuxi' }], false],
  [[], false],
] as const)('%j serve in 宝坪村3社: %s', (roles, isServing) =>
  expect(serves(roles, 'wuxi.tianyuan.baoping.3')).toBe(isServing),
)

test.each([
  [{}, null],
  [{ roll: 'closed' }, 'household_closed'],
  [{ isActive: false }, 'helper_left'],
  [{ isServing: false }, 'helper_elsewhere'],
  [{ roll: 'closed', isActive: false }, 'household_closed'],
] as const)('with %j a pairing is broken by %s', (given, by) =>
  expect(brokenBy({ roll: 'registered', isActive: true, isServing: true, ...given })).toBe(by),
)

test.each([
  ['调动', 'transfer'],
  ['老熊调到县里了', 'transfer'],
  ['退休了', 'retirement'],
  ['轮换', 'exchange'],
  ['整户销户', 'household_gone'],
  ['重新安排', 'assigned'],
  ['身体不好', 'other'],
] as const)('“%s” is why: %s', (words, reason) => expect(reasonIn(words)).toBe(reason))

describe('a pairing in words', () => {
  const heads = ['牟大岭', '谭大山', '熊长富']
  const helpers = ['熊长富', '姚云川']
  test.each([
    ['牟大岭 姚云川', ['牟大岭'], '姚云川', null],
    ['姚云川 牟大岭、谭大山', ['牟大岭', '谭大山'], '姚云川', null],
    ['牟大岭、谭大山 由姚云川 调动', ['牟大岭', '谭大山'], '姚云川', '调动'],
    ['3社牟大岭家 姚云川书记 原因：老熊退休', ['3社牟大岭家'], '姚云川', '老熊退休'],
    ['牟大岭和谭大山 我', ['牟大岭', '谭大山'], '我', null],
    ['牟大岭', ['牟大岭'], null, null],
    ['牟大岭 李不知', ['牟大岭'], null, '李不知'],
    ['王没有 姚云川', ['王没有'], '姚云川', null],
    // Called like a household: with another household named the cadre.
    ['牟大岭 熊长富', ['牟大岭'], '熊长富', null],
    ['熊长富 姚云川', ['熊长富'], '姚云川', null],
    ['', [], null, null],
  ] as const)('%s', (said, whom, helper, reasonText) =>
    expect(readPairing(said, heads, helpers)).toEqual({ heads: whom, helper, reasonText }),
  )
})
