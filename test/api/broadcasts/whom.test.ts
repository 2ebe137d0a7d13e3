import { describe, expect, test } from 'vitest'
import type { Places } from '../../../api/areas/places'
import { readWhom } from '../../../api/broadcasts/whom'

const BAOPING = { path: 'wuxi.tianyuan.baoping', names: ['宝坪村', '宝坪'] }
const XINHUA = { path: 'wuxi.tianyuan.xinhua', names: ['新华村', '新华'] }
const OTHER_XINHUA = { path: 'wuxi.yulin.xinhua', names: ['新华村', '新华'] }
const TIANYUAN = { path: 'wuxi.tianyuan', names: ['天元乡', '天元'] }
const YULIN = { path: 'wuxi.yulin', names: ['鱼鳞乡', '鱼鳞'] }

const clerk: Places = {
  townships: [TIANYUAN],
  villages: [BAOPING, XINHUA],
  county: null,
  own: 'wuxi.tianyuan',
}
const office: Places = {
  townships: [TIANYUAN, YULIN],
  villages: [BAOPING, XINHUA, OTHER_XINHUA],
  county: 'wuxi',
  own: null,
}

const shown = (text: string, places: Places) => {
  const whom = readWhom(text, places)
  if (whom && 'unknown' in whom) return whom
  return whom && [whom.areaPath, whom.audience, whom.roles.join(' '), whom.body]
}

describe('a township clerk who writes', () => {
  test.each([
    ['宝坪村 明天上午九点村委会开会', 'baoping', 'households', '', '明天上午九点村委会开会'],
    ['宝坪村明天开会', 'baoping', 'households', '', '明天开会'],
    ['宝坪：明天开会', 'baoping', 'households', '', '明天开会'],
    ['给宝坪村，明天九点，开会！', 'baoping', 'households', '', '明天九点，开会！'],
    ['宝坪村3社 明天停水', 'baoping.3', 'households', '', '明天停水'],
    ['宝坪村第三组 停水', 'baoping.3', 'households', '', '停水'],
    ['宝坪村十二社停水', 'baoping.12', 'households', '', '停水'],
    ['天元乡宝坪村 停水', 'baoping', 'households', '', '停水'],
    ['宝坪村全体村民 停水', 'baoping', 'households', '', '停水'],
    ['宝坪村各户 停水', 'baoping', 'households', '', '停水'],
    ['宝坪村在册户 来领化肥', 'baoping', 'registered', '', '来领化肥'],
    ['宝坪村各社干部 交表', 'baoping', 'staff', 'group_cadre', '交表'],
    ['宝坪村干部 开会', 'baoping', 'staff', '', '开会'],
    ['新华村 停电 2 小时', 'xinhua', 'households', '', '停电 2 小时'],
    ['宝坪村', 'baoping', 'households', '', ''],
  ])('“%s” means %s, %s %s: “%s”', (text, area, ...rest) => {
    expect(shown(text, clerk)).toEqual([`wuxi.tianyuan.${area}`, ...rest])
  })

  test.each([
    ['全乡 明天赶场', 'households', '', '明天赶场'],
    ['天元乡 明天赶场', 'households', '', '明天赶场'],
    ['全体村民 明天停水', 'households', '', '明天停水'],
    ['各村干部 下午开会', 'staff', 'village_cadre village_secretary', '下午开会'],
    ['村干部 下午开会', 'staff', 'village_cadre village_secretary', '下午开会'],
    ['各社干部、明天交表', 'staff', 'group_cadre', '明天交表'],
    ['驻村工作队 明天交表', 'staff', 'resident_cadre first_secretary', '明天交表'],
    ['全乡干部 开会', 'staff', '', '开会'],
    ['全乡在册户 领化肥', 'registered', '', '领化肥'],
  ])('“%s” means the township, %s %s: “%s”', (text, ...rest) => {
    expect(shown(text, clerk)).toEqual(['wuxi.tianyuan', ...rest])
  })

  test.each(['明天开会', '鱼鳞乡 开会', '全县 开会', '3社 停水', '各社 交材料', '', '。'])(
    '“%s” is asked for whom',
    (text) => expect(readWhom(text, clerk)).toBeNull(),
  )
})

describe('some people only, whom we do not know, are no text to everybody', () => {
  test.each([
    ['天元乡 低保户 开会', '低保户', '开会'],
    ['天元乡低保户，明天开会', '低保户', '明天开会'],
    ['天元乡 低保户', '低保户', ''],
    ['宝坪村 五保户：领粮', '五保户', '领粮'],
    ['宝坪村3社 易地搬迁户 开会', '易地搬迁户', '开会'],
    ['宝坪村 建档立卡贫困户 开会', '建档立卡贫困户', '开会'],
    ['宝坪村 党员 开会', '党员', '开会'],
    ['宝坪村全体党员 开会', '党员', '开会'],
    ['宝坪村 党员干部 开会', '党员干部', '开会'],
    ['宝坪村 党员联系户 开会', '党员联系户', '开会'],
    ['宝坪村 外出务工人员 请登记', '外出务工人员', '请登记'],
    ['宝坪村 村民代表 开会', '村民代表', '开会'],
    ['宝坪村 村民小组长 交表', '村民小组长', '交表'],
    ['各村组长 交表', null, null],
    ['宝坪村 组长们 交表', '组长们', '交表'],
    ['宝坪村组长们交表', '组长们', '交表'],
    ['宝坪村 干部们 交表', '干部们', '交表'],
    ['宝坪村 老人 体检', '老人', '体检'],
    ['宝坪村长 交表', '长', '交表'],
    ['宝坪村委会 交表', '委会', '交表'],
    ['宝坪村 养蜂户 领箱', '养蜂户', '领箱'],
  ])('“%s” is asked for whom', (text, unknown, body) =>
    expect(readWhom(text, clerk)).toEqual(unknown && { unknown, body }),
  )

  test.each([
    ['宝坪村 停水', '停水'],
    ['宝坪村 医保缴费找村主任，带户口本', '医保缴费找村主任，带户口本'],
    ['宝坪村 电表坏了报村干部，别自己修', '电表坏了报村干部，别自己修'],
    ['宝坪村 停电了联系组长，别慌', '停电了联系组长，别慌'],
    ['宝坪村民明天开会', '明天开会'],
    ['宝坪村民请注意，停水', '请注意，停水'],
    ['宝坪村 停水，明天', '停水，明天'],
    ['宝坪村 明天 开会', '明天 开会'],
    ['宝坪村 请低保户，明天来', '请低保户，明天来'],
    ['宝坪村 请各位党员，明天来', '请各位党员，明天来'],
    ['宝坪村 明天入户，请在家', '明天入户，请在家'],
    ['宝坪村 走访低保户，请在家', '走访低保户，请在家'],
    ['宝坪村 低保户明天开会', '低保户明天开会'],
    ['宝坪村 同志们，开会', '同志们，开会'],
    ['宝坪村 我们 开会', '我们 开会'],
    ['宝坪村 关爱老人，人人有责', '关爱老人，人人有责'],
    ['宝坪村 全民动员，防汛', '全民动员，防汛'],
    ['宝坪村 家长会 明天开', '家长会 明天开'],
    ['宝坪村 户口本请带来', '户口本请带来'],
    ['宝坪村 家里有老人的请登记', '家里有老人的请登记'],
    ['宝坪村 村民代表大会明天开', '村民代表大会明天开'],
  ])('“%s” is text', (text, body) =>
    expect(shown(text, clerk)).toEqual(['wuxi.tianyuan.baoping', 'households', '', body]),
  )

  test.each([
    ['宝坪村 大家 明天开会', 'households', '', '明天开会'],
    ['宝坪村 请大家 开会', 'households', '', '请大家 开会'],
    ['宝坪村民 明天开会', 'households', '', '明天开会'],
    ['宝坪村 村民们，明天开会', 'households', '', '明天开会'],
    ['天元乡亲们 明天开会', 'households', '', '明天开会'],
    ['宝坪村 各户 明天开会', 'households', '', '明天开会'],
    ['宝坪村 组长 交表', 'staff', 'group_cadre', '交表'],
    ['宝坪村两委 交表', 'staff', 'village_cadre village_secretary', '交表'],
    ['宝坪村 第一书记 交表', 'staff', 'first_secretary', '交表'],
    ['宝坪村 贫困户 领化肥', 'registered', '', '领化肥'],
  ])('“%s” is understood', (text, ...rest) =>
    expect(shown(text, clerk)).toEqual([expect.anything(), ...rest]),
  )
})

describe('the county office that writes', () => {
  test.each([
    ['全县 防汛', 'wuxi', 'households', '', '防汛'],
    ['全县村干部 防汛', 'wuxi', 'staff', 'village_cadre village_secretary', '防汛'],
    ['鱼鳞乡新华村 防汛', 'wuxi.yulin.xinhua', 'households', '', '防汛'],
    ['天元新华 防汛', 'wuxi.tianyuan.xinhua', 'households', '', '防汛'],
  ])('“%s” means %s, %s %s: “%s”', (text, ...rest) => {
    expect(shown(text, office)).toEqual(rest)
  })

  test.each([
    // Two townships have one.
    '新华村 防汛',
    // Which township?
    '全乡 防汛',
    // Never the whole county by leaving it out.
    '村干部 防汛',
    '全体村民 防汛',
  ])('“%s” is asked for whom', (text) => expect(readWhom(text, office)).toBeNull())
})
