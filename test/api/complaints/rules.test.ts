import { describe, expect, test } from 'vitest'
import { inspectorsIn, levelIn } from '../../../api/complaints/levels'
import {
  chooseHandler,
  commonArea,
  type Inspector,
  standingOf,
} from '../../../api/complaints/rules'
import type { StaffRole } from '../../../db/values/staff'

const COUNTY = 'wuxi'
const TOWNSHIP = 'wuxi.tianyuan'
const VILLAGE = 'wuxi.tianyuan.baoping'
const GROUP = 'wuxi.tianyuan.baoping.3'
const OTHER_VILLAGE = 'wuxi.tianyuan.xinhua'
const OTHER_TOWNSHIP = 'wuxi.tongcheng'

const person = (
  staffId: string,
  roles: [StaffRole, string][],
  { unit = `unit of ${staffId}`, open = 0 } = {},
): Inspector => ({
  staffId,
  unit,
  open,
  roles: roles.map(([role, areaPath]) => ({ role, areaPath })),
})
const inspector = (staffId: string, areaPath: string, more = {}) =>
  person(staffId, [['discipline_inspector', areaPath]], more)

const OF_TOWNSHIP = inspector('township', TOWNSHIP)
const OF_COUNTY = inspector('county', COUNTY)
const ABOVE = person('above', [['superior_inspector', COUNTY]])
const ALL = [ABOVE, OF_COUNTY, OF_TOWNSHIP, inspector('elsewhere', OTHER_TOWNSHIP)]

const handlerOf = (
  accused: Inspector[],
  { among = ALL, barredIds = [] as string[], aboutPath = '' } = {},
) => {
  const common = commonArea(accused.flatMap(({ roles }) => roles.map(standingOf)))
  const about = { aboutPath: aboutPath || (common ?? ''), accused, barredIds }
  return chooseHandler(among, about)?.staffId ?? null
}

describe('a complaint goes to the nearest inspector above whom it is about', () => {
  test.each<[who: string, roles: [StaffRole, string][], handler: string | null]>([
    ['a group cadre', [['group_cadre', GROUP]], 'township'],
    ['a village cadre', [['village_cadre', VILLAGE]], 'township'],
    ['a township clerk', [['township_clerk', TOWNSHIP]], 'county'],
    ['an inspector of a township', [['discipline_inspector', TOWNSHIP]], 'county'],
    ['a department', [['department', COUNTY]], 'above'],
    ['a department that looks after one village', [['department', VILLAGE]], 'above'],
    ['a unit that helps one village', [['group_unit', VILLAGE]], 'above'],
    ['the county office', [['county_office', COUNTY]], 'above'],
    ['an inspector of the county', [['discipline_inspector', COUNTY]], 'above'],
    [
      'a village cadre who is on the township committee, too',
      [
        ['village_cadre', VILLAGE],
        ['township_committee', TOWNSHIP],
      ],
      'county',
    ],
  ])('about %s', (_, roles, handler) => {
    expect(handlerOf([person('accused', roles)])).toBe(handler)
  })

  test('about cadres of two villages the township hears, of two townships the county', () => {
    const first = person('a', [['village_cadre', VILLAGE]])
    expect(handlerOf([first, person('b', [['village_cadre', OTHER_VILLAGE]])])).toBe('township')
    expect(handlerOf([first, person('b', [['village_cadre', 'wuxi.tongcheng.x']])])).toBe('county')
    expect(handlerOf([first, person('b', [['township_head', TOWNSHIP]])])).toBe('county')
  })

  test('where no name is given it goes above the place', () => {
    expect(handlerOf([], { aboutPath: VILLAGE })).toBe('township')
    expect(handlerOf([], { aboutPath: TOWNSHIP })).toBe('county')
    expect(handlerOf([], { aboutPath: COUNTY })).toBe('above')
  })
})

describe('nobody hears it who is of the matter', () => {
  const cadre = person('accused', [['village_cadre', VILLAGE]], { unit: '宝坪村' })

  test('not the accused, who inspects the township, too', () => {
    const both = person('both', [
      ['village_cadre', VILLAGE],
      ['discipline_inspector', TOWNSHIP],
    ])
    expect(handlerOf([both], { among: [both, OF_COUNTY] })).toBe('county')
    expect(handlerOf([both], { among: [both] })).toBeNull()
  })

  test('not a colleague of theirs, however near', () => {
    const colleague = inspector('township', TOWNSHIP, { unit: '宝坪村 ' })
    expect(handlerOf([cadre], { among: [colleague, OF_COUNTY] })).toBe('county')
    expect(handlerOf([cadre], { among: [OF_TOWNSHIP, OF_COUNTY] })).toBe('township')
    for (const unit of ['宝 坪村', '宝坪　村', '宝坪村\u3000'])
      expect(
        handlerOf([cadre], { among: [inspector('township', TOWNSHIP, { unit }), OF_COUNTY] }),
      ).toBe('county')
    // Of whom no unit is recorded nobody is a colleague.
    const blank = person('accused', [['village_cadre', VILLAGE]], { unit: ' ' })
    expect(handlerOf([blank], { among: [inspector('township', TOWNSHIP, { unit: '' })] })).toBe(
      'township',
    )
  })

  test('not who is barred, as their kin are', () => {
    expect(handlerOf([cadre], { barredIds: ['township'] })).toBe('county')
    expect(handlerOf([cadre], { barredIds: ['township', 'county'] })).toBe('above')
    expect(handlerOf([cadre], { barredIds: ['township', 'county', 'above'] })).toBeNull()
  })

  test('nor, where nobody is named, who plays a part in that place', () => {
    const both = person('both', [
      ['first_secretary', VILLAGE],
      ['discipline_inspector', TOWNSHIP],
    ])
    const among = [both, OF_COUNTY]
    expect(handlerOf([], { among, aboutPath: VILLAGE })).toBe('county')
    // Another village's matter is for them to hear.
    expect(handlerOf([], { among, aboutPath: OTHER_VILLAGE })).toBe('both')
  })

  test('nor a cadre who is no inspector, however high', () => {
    const secretary = person('secretary', [['township_secretary', TOWNSHIP]])
    expect(handlerOf([cadre], { among: [secretary] })).toBeNull()
  })
})

test('of two at the same level it goes to who has less to do', () => {
  const cadre = person('accused', [['village_cadre', VILLAGE]])
  const busy = inspector('busy', TOWNSHIP, { open: 2 })
  const free = inspector('free', TOWNSHIP, { open: 1 })
  expect(handlerOf([cadre], { among: [busy, free, OF_COUNTY] })).toBe('free')
  expect(handlerOf([cadre], { among: [busy, OF_COUNTY] })).toBe('busy')
})

describe('whom a villager does not name stands at the level they speak of', () => {
  test.each<[text: string, level: string | null]>([
    ['村主任吃拿卡要', 'village'],
    ['天元乡宝坪村主任收钱', 'village'],
    ['天元乡宝坪的书记收钱', 'village'],
    ['镇驻村干部不来', 'village'],
    ['村纪检委员收了红包', 'village'],
    ['乡亲们都说村主任贪污', 'village'],
    ['镇长收钱', 'township'],
    ['乡纪委书记收了我两千块钱', 'township'],
    ['检举乡纪检委员收钱', 'township'],
    ['我给乡纪委书记送了两条烟', 'township'],
    ['镇扶贫办主任收我红包', 'township'],
    ['乡民政办收了好处费', 'township'],
    ['派出所所长收钱', 'township'],
    ['纪检干部收红包', 'county'],
    ['督查组的人吃拿卡要', 'county'],
    ['县纪委书记收钱', 'county'],
    ['扶贫办主任收钱', 'county'],
    ['村主任收钱，请纪委来查', 'village'],
    ['有个人收了我的钱', null],
  ])('%s', (text, level) => {
    expect(levelIn(text)).toBe(level)
  })

  test('and inspectors beside a cadre who is named do not hear it', () => {
    expect(inspectorsIn('熊长富和乡纪委书记合伙收钱')).toBe('township')
    expect(inspectorsIn('熊长富收钱，县纪委的人包庇他')).toBe('county')
    expect(inspectorsIn('熊长富收钱，请乡纪委查一下')).toBeNull()
    const cadre = person('accused', [['village_cadre', VILLAGE]])
    expect(handlerOf([cadre], { aboutPath: TOWNSHIP })).toBe('county')
    expect(handlerOf([cadre], { aboutPath: COUNTY })).toBe('above')
  })
})
