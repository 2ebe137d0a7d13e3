import { describe, expect, test } from 'vitest'
import {
  isMonday,
  isQuiet,
  ownArea,
  weeklyReaders,
  weekOf,
  worstOf,
} from '../../../api/monitoring/weekly-rules'

test.each([
  ['2026-03-08', false],
  ['2026-03-09', true],
  ['2026-03-10', false],
])('%s is a Monday: %s', (day, is) => expect(isMonday(day)).toBe(is))

const GROUPS = [
  { areaPath: 'wuxi.tianyuan.baoping.3', open: 2, late: 1, fresh: 1 },
  { areaPath: 'wuxi.tianyuan.baoping.5', open: 1, late: 0, fresh: 1 },
  { areaPath: 'wuxi.tianyuan.baoping.5', watched: 4 },
  { areaPath: 'wuxi.tianyuan.xinhua.1', open: 5, late: 0, fresh: 0 },
  { areaPath: 'wuxi.yulin.shuanglong.1', open: 1, late: 1, fresh: 0 },
  { areaPath: 'wuxi.yulin.xiehe.1', ledger: 2, due: 3 },
]

describe('the week', () => {
  test('of an area is that of all its groups together', () => {
    expect(weekOf('wuxi.tianyuan.baoping', GROUPS)).toEqual({
      open: 3,
      late: 1,
      fresh: 2,
      watched: 4,
      ledger: 0,
      due: 0,
    })
    expect(weekOf('wuxi', GROUPS)).toMatchObject({ open: 9, late: 2, ledger: 2, due: 3 })
    // 天元 is nothing of 天元乡村.
    expect(isQuiet(weekOf('wuxi.tianyuan.bao', GROUPS))).toBe(true)
  })

  test('of a township names its villages, what is late first; one without a lead is left out', () => {
    expect(worstOf('wuxi.tianyuan', GROUPS)).toEqual([
      { areaPath: 'wuxi.tianyuan.baoping', open: 3, late: 1 },
      { areaPath: 'wuxi.tianyuan.xinhua', open: 5, late: 0 },
    ])
    expect(worstOf('wuxi.yulin', GROUPS).map(({ areaPath }) => areaPath)).toEqual([
      'wuxi.yulin.shuanglong',
    ])
  })

  test('of the county names its townships, of as many late the one with more', () => {
    expect(worstOf('wuxi', GROUPS)).toEqual([
      { areaPath: 'wuxi.tianyuan', open: 8, late: 1 },
      { areaPath: 'wuxi.yulin', open: 1, late: 1 },
    ])
  })
})

describe('it is told', () => {
  const held = (staffId: string, role: string, areaPath: string) =>
    ({ staffId, role, areaPath }) as Parameters<typeof weeklyReaders>[0][number]

  test('to each level, to each reader of the widest area they answer for', () => {
    const readers = weeklyReaders([
      held('s', 'village_secretary', 'wuxi.tianyuan.baoping'),
      held('c', 'village_cadre', 'wuxi.tianyuan.baoping'),
      held('both', 'first_secretary', 'wuxi.tianyuan.baoping'),
      held('both', 'township_clerk', 'wuxi.tianyuan'),
      held('lone', 'village_cadre', 'wuxi.tianyuan.xinhua'),
      held('head', 'township_head', 'wuxi.tianyuan'),
      held('office', 'county_office', 'wuxi'),
      held('judge', 'evaluator', 'wuxi'),
    ])
    expect(Object.fromEntries(readers)).toEqual({
      s: 'wuxi.tianyuan.baoping',
      both: 'wuxi.tianyuan',
      lone: 'wuxi.tianyuan.xinhua',
      head: 'wuxi.tianyuan',
      office: 'wuxi',
    })
  })

  test('of the widest area, to whoever asks', () => {
    const roles = [{ areaPath: 'wuxi.tianyuan.baoping.3' }, { areaPath: 'wuxi.tianyuan.xinhua' }]
    expect(ownArea(roles)).toBe('wuxi.tianyuan.xinhua')
    expect(ownArea([])).toBeNull()
  })
})
