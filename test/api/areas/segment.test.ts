import { describe, expect, test } from 'vitest'
import { bareName, freeSegment } from '../../../api/areas/segment'
import { pickByName } from '../../../api/areas/names'

test.each([
  ['宝坪村', '宝坪'],
  ['鱼鳞社区', '鱼鳞'],
  ['红池坝镇', '红池坝'],
  [' 宝 坪 村 ', '宝坪'],
  // Nobody calls a village 乡 by nothing at all.
  ['村', '村'],
  ['新村', '新村'],
])('%s is called %s for short', (name, bare) => {
  expect(bareName(name)).toBe(bare)
})

test.each([
  ['宝坪村', [], 'baoping'],
  ['宝坪村', ['baoping'], 'baoping2'],
  ['宝坪村', ['baoping', 'baoping2'], 'baoping3'],
  ['吕家村', [], 'lvjia'],
  ['A1组', [], 'a1zu'],
  // A segment of digits alone is a villager group's.
  ['12', [], 'n12'],
  ['——', [], 'area'],
])('the path of %s beside %j ends in %s', (name, taken, expected) => {
  expect(freeSegment(name, new Set(taken))).toBe(expected)
})

describe('of several villages, a name means', () => {
  const baoping = { path: 'w.t.baoping', name: '宝坪村', otherNames: ['老宝坪村'] }
  const community = { path: 'w.t.yulin', name: '鱼鳞社区', otherNames: [] }
  const yulin = { path: 'w.t.yulin2', name: '鱼鳞村', otherNames: ['宝坪村'] }
  const all = [baoping, community, yulin]

  test.each([
    ['the one called so today, before one once called so', '宝坪村', baoping],
    ['the one once called so', '老宝坪村', baoping],
    ['the one called so but for 村', '老宝坪', baoping],
    ['exactly the one said', '鱼鳞村', yulin],
    ['none, where two are called so for short', '鱼鳞', undefined],
    ['none, where nobody is called so', '天元村', undefined],
  ])('%s', (_what, name, expected) => {
    expect(pickByName(all, name)).toBe(expected)
  })
})
