import { describe, expect, test } from 'vitest'
import { VillageIndex } from '../../../../api/areas/import/village-index'

const index = new VillageIndex([
  { township: '天元乡', village: '宝坪村', path: 'w.ty.bp', groups: 5 },
  { township: '天元乡', village: '天元村', path: 'w.ty.ty' },
  { township: '红池坝镇', village: '宝坪村', path: 'w.hc.bp' },
  { township: '中岗乡', village: '宝坪村', path: 'w.hc.bp' },
  { township: '红池坝镇', village: '龙台村', path: 'w.hc.lt' },
  { township: '红池坝镇', village: '龙台社区', path: 'w.hc.ls' },
  { township: '宁河街道', village: '北门社区', path: 'w.nh.bm' },
])
const found = (township: string, village: string) => {
  const lookup = index.find(township, village)
  return typeof lookup === 'string' ? lookup : lookup.path
}

describe('a village is found', () => {
  test.each([
    ['天元乡', '宝坪村', 'w.ty.bp'],
    ['红池坝镇', '宝坪村', 'w.hc.bp'],
    ['红池坝', '宝坪', 'w.hc.bp'],
    ['宁河', '北门', 'w.nh.bm'],
    ['红池坝镇', '龙台村', 'w.hc.lt'],
    ['红池坝镇', '龙台社区', 'w.hc.ls'],
    ['', '天元村', 'w.ty.ty'],
    ['', '天元', 'w.ty.ty'],
    [' 天元乡', '宝 坪　村', 'w.ty.bp'],
  ])('%s %s', (township, village, path) => {
    expect(found(township, village)).toBe(path)
  })

  test('by the name of its day', () => {
    expect(found('中岗乡', '宝坪村')).toBe('w.hc.bp')
  })

  test('with its number of groups, and whether another form of the names was used', () => {
    expect(index.find('天元', '宝坪村')).toEqual({
      path: 'w.ty.bp',
      groups: 5,
      isTownshipShort: true,
      isVillageShort: false,
    })
    expect(index.find('天元乡', '天元')).toMatchObject({ groups: null, isVillageShort: true })
  })
})

describe('a village is not guessed', () => {
  test.each([
    ['of two with one short name', '红池坝镇', '龙台', 'village_unknown'],
    ['of two townships, without the township', '', '宝坪村', 'village_unknown'],
    ['by half of its name', '天元乡', '宝', 'village_unknown'],
    ['by a like name', '天元乡', '天园村', 'village_unknown'],
    ['by nothing', '天元乡', '', 'village_unknown'],
    ['by its township alone', '天元乡', '天元乡', 'village_unknown'],
    ['in an unknown township', '天园乡', '宝坪村', 'township_unknown'],
  ])('%s', (_, township, village, refusal) => {
    expect(found(township, village)).toBe(refusal)
  })
})
