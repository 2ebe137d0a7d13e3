import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaAt, contains, withAncestors } from '../../../api/shared/area-path'

const segment = fc.stringMatching(/^[a-z0-9]{1,6}$/)
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'))

test.each([
  ['wuxi', 'wuxi.tianyuan.baoping.5', true],
  ['wuxi.tianyuan.baoping', 'wuxi.tianyuan.baoping', true],
  ['wuxi.tianyuan.baoping.5', 'wuxi.tianyuan.baoping', false],
  // Group 5 is not around group 51, nor 天元乡 around one whose name begins alike.
  ['wuxi.tianyuan.baoping.5', 'wuxi.tianyuan.baoping.51', false],
  ['wuxi.tian', 'wuxi.tianyuan', false],
  ['wuxi.tianyuan', 'wuxi.tianyuan2.baoping', false],
])('%s around %s: %s', (outer, inner, expected) => {
  expect(contains(outer, inner)).toBe(expected)
})

test.each([
  ['county', 'wuxi'],
  ['township', 'wuxi.tianyuan'],
  ['village', 'wuxi.tianyuan.baoping'],
] as const)('the %s of a household in 宝坪村5社 is %s', (level, expected) => {
  expect(areaAt('wuxi.tianyuan.baoping.5', level)).toBe(expected)
})

test('a path that does not reach down to a level is given as far as it goes', () => {
  expect(areaAt('wuxi.tianyuan', 'village')).toBe('wuxi.tianyuan')
})

test('an area is asked for help from the narrowest upwards', () => {
  expect(withAncestors('wuxi.tianyuan.baoping.5')).toEqual([
    'wuxi.tianyuan.baoping.5',
    'wuxi.tianyuan.baoping',
    'wuxi.tianyuan',
    'wuxi',
  ])
})

test('exactly what is listed as around a path contains it', () => {
  fc.assert(
    fc.property(path, path, (a, b) => {
      expect(contains(a, b)).toBe(withAncestors(b).includes(a))
      if (contains(a, b) && contains(b, a)) expect(a).toBe(b)
    }),
  )
})
