import { describe, expect, test } from 'vitest'
import { brief, person, read, type Cells } from './roll'

describe('places are recognised', () => {
  test.each<[Cells, string, string[]]>([
    [{ village: '宝坪村', group: '5社' }, 'baoping.5', []],
    [{ village: '宝坪', group: '五社' }, 'baoping.5', ['2 village_short_name']],
    [{ village: '天元乡吉龙村', group: '第6村民小组' }, 'jilong.6', ['2 village_short_name']],
    [
      { township: '天元', village: '吉龙村村民委员会', group: '6' },
      'jilong.6',
      ['2 township_short_name', '2 village_short_name'],
    ],
    [{ township: '', village: '天元村', group: '十二组' }, 'tianyuan.12', []],
    [{ county: '重庆市巫溪县' }, 'baoping.5', []],
    [{ county: '巫溪' }, 'baoping.5', []],
    [{ county: '' }, 'baoping.5', []],
  ])('%j', async (cells, path, changes) => {
    const { households, normalised } = await read([person(cells)])
    expect(households[0]?.areaPath).toBe(`wuxi.tianyuan.${path}`)
    expect(brief(normalised)).toEqual(changes)
  })
})
