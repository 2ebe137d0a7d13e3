import { describe, expect, test } from 'vitest'
import type { Places } from '../../../api/areas/places'
import { readPlace } from '../../../api/areas/read-place'

const place = (path: string, ...names: string[]) => ({ path, names })
const TIANYUAN = place('wuxi.tianyuan', '天元乡', '天元')
const BAOPING = place('wuxi.tianyuan.baoping', '宝坪村', '宝坪')
const VILLAGE = place('wuxi.tianyuan.tianyuan', '天元村', '天元')
const NEIGHBOURHOOD = place('wuxi.tianyuan.tianyuan', '天元社区', '天元')

const places = (...villages: Places['villages']): Places => ({
  townships: [TIANYUAN],
  villages,
  county: null,
  own: 'wuxi.tianyuan',
})
const read = (text: string, ...villages: Places['villages']) => {
  const found = readPlace(text, places(...villages))
  return found && [found.areaPath, found.rest]
}

describe('a village that has its township’s name', () => {
  test.each([
    ['天元村 开会', 'wuxi.tianyuan.tianyuan', '开会'],
    ['天元村3社 开会', 'wuxi.tianyuan.tianyuan.3', '开会'],
    ['天元乡天元村 开会', 'wuxi.tianyuan.tianyuan', '开会'],
    ['天元天元村 开会', 'wuxi.tianyuan.tianyuan', '开会'],
    ['天元乡 开会', 'wuxi.tianyuan', '开会'],
    ['天元 开会', 'wuxi.tianyuan', '开会'],
    ['天元乡村干部 开会', 'wuxi.tianyuan', '村干部 开会'],
    ['天元乡宝坪村3社 开会', 'wuxi.tianyuan.baoping.3', '开会'],
    ['天元社区 开会', null, '天元社区 开会'],
    ['天元镇 开会', null, '天元镇 开会'],
  ])('“%s” means %s', (text, areaPath, rest) =>
    expect(read(text, BAOPING, VILLAGE)).toEqual([areaPath, rest]),
  )

  test.each([
    ['天元社区 开会', 'wuxi.tianyuan.tianyuan', '开会'],
    ['天元乡天元社区 开会', 'wuxi.tianyuan.tianyuan', '开会'],
    ['天元村 开会', null, '天元村 开会'],
  ])('where it is a neighbourhood, “%s” means %s', (text, areaPath, rest) =>
    expect(read(text, BAOPING, NEIGHBOURHOOD)).toEqual([areaPath, rest]),
  )

  test('without such a village it is no township either', () =>
    expect(read('天元村 开会', BAOPING)).toEqual([null, '天元村 开会']))
})

test.each([
  ['宝坪3社', 'wuxi.tianyuan.baoping.3', ''],
  ['宝坪村3社', 'wuxi.tianyuan.baoping.3', ''],
  ['宝坪 3社', 'wuxi.tianyuan.baoping.3', ''],
  ['宝坪社干部', 'wuxi.tianyuan.baoping', '社干部'],
  ['宝坪乡亲们', 'wuxi.tianyuan.baoping', '乡亲们'],
  ['宝坪 村里开会', 'wuxi.tianyuan.baoping', '村里开会'],
  ['宝坪社区', null, '宝坪社区'],
])('a village by a part of its name: “%s” means %s', (text, areaPath, rest) =>
  expect(read(text, BAOPING, VILLAGE)).toEqual([areaPath, rest]),
)
