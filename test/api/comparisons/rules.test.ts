import { describe, expect, test } from 'vitest'
import {
  allowanceMismatch,
  dayIn,
  disabilityMismatch,
  findBusiness,
  findDeath,
  findPayroll,
  findProperty,
  findVehicle,
  isCertified,
  isCompared,
  isPaid,
  type RecordRow,
} from '../../../api/comparisons/rules'
import { ROLL_STATUSES, WATCH_KINDS } from '../../../db/values/roll'

const BLANK: RecordRow = {
  name: '',
  status: '',
  plate: '',
  kind: '',
  place: '',
  use: '',
  certificate: '',
  company: '',
  post: '',
  unit: '',
  until: '',
  day: '',
  amount: '',
}
const row = (said: Partial<RecordRow>): RecordRow => ({ ...BLANK, ...said })

test('whoever is or was on the register is compared, and whoever is watched', () => {
  expect(ROLL_STATUSES.filter((status) => isCompared({ status, watch: null }))).toEqual([
    'registered',
    'exiting',
    'exited',
    'returned',
  ])
  for (const watch of WATCH_KINDS) expect(isCompared({ status: 'unregistered', watch })).toBe(true)
  expect(isCompared({ status: 'closed', watch: 'borderline' })).toBe(false)
})

test.each([
  [{ kind: '小型轿车', status: '正常' }, true],
  [{ kind: '小型轿车', status: '' }, true],
  [{ kind: '', status: '' }, true],
  [{ kind: '轻型普通货车', status: '违法未处理' }, true],
  [{ kind: '小型轿车', status: '逾期未检验' }, true],
  [{ kind: '小型轿车', status: '未报废' }, true],
  [{ kind: '小型轿车', status: 'A' }, true],
  [{ kind: '小型轿车', status: '报废' }, false],
  [{ kind: '小型轿车', status: '强制注销' }, false],
  [{ kind: '小型轿车', status: '已转移' }, false],
  [{ kind: '小型轿车', status: 'GM' }, false],
  [{ kind: '普通二轮摩托车', status: '正常' }, false],
  [{ kind: '正三轮载货摩托车', status: '正常' }, false],
  [{ kind: 'M21', status: 'A' }, false],
  [{ kind: '三轮汽车', status: '正常' }, false],
])('a vehicle %o is a lead: %s', (said, isLead) => {
  expect(findVehicle(row({ plate: '渝F45121', ...said })) !== null).toBe(isLead)
})

test('a car is told from the next one by its plate, however that is written', () => {
  const mark = (plate: string) => findVehicle(row({ plate, kind: '小型轿车' }))?.mark
  expect(mark('渝F·45121')).toBe(mark('渝 f45121'))
  expect(mark('渝F45121')).not.toBe(mark('渝F45122'))
})

test.each([
  [{ use: '商品住宅', place: '巫溪县' }, true],
  [{ use: '商业' }, true],
  [{ use: '', place: '巫溪县柏杨街道某小区3-2-1' }, true],
  [{ use: '易地扶贫搬迁安置房', place: '天元乡集中安置点' }, false],
  [{ use: '', place: '天元乡集中安置点' }, false],
  [{ use: '农村宅基地' }, false],
  [{ use: '公租房' }, false],
  [{ use: '商品住宅', status: '已注销' }, false],
])('a property %o is a lead: %s', (said, isLead) => {
  expect(findProperty(row(said)) !== null).toBe(isLead)
})

test.each([
  [{ company: '巫溪县某公司', post: '法定代表人', status: '存续' }, true],
  [{ company: '巫溪县某公司', post: '股东', status: '开业' }, true],
  [{ company: '王华小卖部', post: '经营者', status: '未注销' }, true],
  [{ company: '天元乡核桃专业合作社', post: '理事长', status: '存续' }, true],
  [{ company: '天元乡核桃专业合作社', post: '成员', status: '存续' }, false],
  [{ company: '天元乡核桃专业合作社', post: '', status: '存续' }, false],
  [{ company: '王华小卖部', post: '经营者', status: '注销' }, false],
  [{ company: '王华小卖部', post: '经营者', status: '吊销，未注销' }, false],
  [{ company: '巫溪县某公司', post: '员工', status: '存续' }, false],
])('a business %o is a lead: %s', (said, isLead) => {
  expect(findBusiness(row(said)) !== null).toBe(isLead)
})

test.each([
  [{ unit: '巫溪县某局', kind: '在编' }, true],
  [{ unit: '巫溪县某小学', kind: '退休' }, true],
  [{ unit: '巫溪县某局', kind: '' }, true],
  [{ unit: '巫溪县公益林管理站', kind: '在编' }, true],
  [{ unit: '天元乡公益性岗位', kind: '公益岗' }, false],
  [{ unit: '天元乡公益性岗位', kind: '' }, false],
  [{ unit: '天元乡', kind: '生态护林员' }, false],
  [{ unit: '巫溪县某局', kind: '遗属' }, false],
  [{ unit: '巫溪县某局', kind: '在编', status: '已辞职' }, false],
])('a post %o is a lead: %s', (said, isLead) => {
  expect(findPayroll(row(said)) !== null).toBe(isLead)
})

test('a death is a lead unless it was taken back', () => {
  expect(findDeath(row({ day: '2018-01-16' }))?.text).toBe('记为2018-01-16死亡，档案里还在世')
  expect(findDeath(row({}))).not.toBeNull()
  expect(findDeath(row({ status: '误报，已恢复' }))).toBeNull()
  expect(findDeath(row({ status: '撤销死亡登记' }))).toBeNull()
  expect(findDeath(row({ status: '误服农药' }))).not.toBeNull()
  expect(findDeath(row({ status: '死亡，撤销户口' }))).not.toBeNull()
})

describe('the subsistence allowance', () => {
  test.each([
    ['在保', true],
    ['', true],
    ['正常', true],
    ['停保', false],
    ['已停发', false],
    ['未停保', true],
    ['不在保', false],
    ['退出', false],
  ])('is paid where civil affairs says “%s”: %s', (status, paid) => {
    expect(isPaid(row({ status }))).toBe(paid)
  })

  test.each([
    ['subsistence_allowance', true, null],
    ['subsistence_allowance', false, 'none'],
    ['ordinary', true, 'paid'],
    ['ordinary', false, null],
    ['extreme_hardship', true, 'paid'],
    ['extreme_hardship', false, null],
    [null, true, null],
    [null, false, null],
  ] as const)('of a household recorded as %s, paid %s: %s', (type, paid, mark) => {
    expect(allowanceMismatch(type, paid)?.mark ?? null).toBe(mark)
  })
})

describe('a certificate of disability', () => {
  test.each([
    [{ status: '有效' }, true],
    [{ status: '' }, true],
    [{ status: '未过期' }, true],
    [{ status: '过期' }, false],
    [{ status: '已注销' }, false],
    [{ until: '2026-11-30' }, true],
    [{ until: '2026-11-29' }, false],
    [{ until: '2016/12/01-2026/11/29' }, false],
    [{ until: '长期' }, true],
  ])('%o holds on 30 November 2026: %s', (said, holds) => {
    expect(isCertified(row(said), '2026-11-30')).toBe(holds)
  })

  test.each([
    [true, true, true, null],
    [true, true, false, 'none'],
    [false, true, true, 'held'],
    [false, true, false, null],
    [false, false, true, null],
  ] as const)('of somebody disabled %s, health known %s, certified %s: %s', (...of) => {
    const [isDisabled, isHealthKnown, held, mark] = of
    expect(disabilityMismatch({ isDisabled, isHealthKnown }, held)?.mark ?? null).toBe(mark)
  })
})

test.each([
  ['2026-3-5', '2026-03-05'],
  ['2026/03/05', '2026-03-05'],
  ['2026年3月5日', '2026-03-05'],
  ['20260305', '2026-03-05'],
  ['长期', null],
  ['', null],
])('the day “%s” is %s', (text, day) => {
  expect(dayIn(text)).toBe(day)
})
