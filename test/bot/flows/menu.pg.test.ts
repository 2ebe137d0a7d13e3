import { expect, test } from 'vitest'
import type { StaffRole } from '../../../db/values/staff'
import { COUNTY, GROUP, TOWNSHIP, VILLAGE } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, cadre, family, linkedFamily, talk } = await startVillage()

const DIGITS = '回1查我家 2异议 3问政策 4举报 5求助 6申请'

test.each(['你好', '0', '菜单', '帮助', '?', '嘿嘿'])(
  'a stranger who first says “%s” learns what can be done here',
  async (words) => {
    await talk().says(words, '您好', DIGITS)
  },
)

test('a linked family is greeted by name, a register phone that is not linked is not', async () => {
  const tan = await linkedFamily()
  await tan.says('菜单', '谭大山家，您好', DIGITS)
  const ran = await family({ head: '冉启旺' })
  expect(await ran.says('菜单', DIGITS)).not.toContain('冉启旺')
})

test('its digits and its words do what they say', async () => {
  const tan = await linkedFamily()
  for (const words of ['1', '查我家', '1查我家']) {
    await tan.says('0')
    await tan.says(words, '谭大山家（')
  }
  await tan.says('0')
  await tan.says('5', '遇到什么难处')
  await tan.says('房子漏雨', '“房子漏雨”')
  await tan.says('2', '没有转')
  await tan.says('0')
  await tan.says('6', '替谭大山家申请')
})

test('it leaves what was begun, which comes back after the next thing', async () => {
  const tan = await linkedFamily()
  await tan.says('申请', '替谭大山家申请')
  await tan.says('菜单', DIGITS)
})

test('a cadre hears what waits instead', async () => {
  const tan = await linkedFamily()
  await tan.says('求助 房子漏雨')
  await tan.says('1', '收到')
  await cadre.says('菜单', '发“待办”看', '有1件求助待答')
})

test('a cadre finds the words of the day, and by 下 those of projects and of a round', async () => {
  const menu = await cadre.says('菜单')
  for (const word of '走访 线索 核实 变更 档案 核查 清单 未走访'.split(' '))
    expect(menu).toContain(word)
  expect(menu).not.toContain('评议的事：')
  const projects = await cadre.says('下', '项目的事')
  for (const word of '项目讨论 项目申请 公示项目 开工 进度 完工 村规划 户方案'.split(' '))
    expect(projects).toContain(word)
  const round = await cadre.says('下', '评议的事：')
  for (const word of '排查 调查 开会 评议 张贴 签单 记异议'.split(' '))
    expect(round).toContain(word)
  expect(round).not.toContain('复核')
  await cadre.says('下', '没有下文了')
})

const DESKS = [
  ['county_office', COUNTY, '比对'],
  ['township_clerk', TOWNSHIP, '线索'],
  ['township_head', TOWNSHIP, '批准'],
  ['first_secretary', VILLAGE, '销号'],
  ['village_secretary', VILLAGE, '销号'],
  ['resident_cadre', VILLAGE, '走访'],
  ['group_cadre', GROUP, '走访'],
  ['department', COUNTY, '落实'],
  ['group_unit', COUNTY, '落实'],
  ['county_finance', COUNTY, '拨付'],
  ['discipline_inspector', COUNTY, '举报件'],
] as const satisfies [StaffRole, string, string][]

/** Nothing by themselves. */
const NEEDS_MORE: Record<string, string> = {
  答: '答 好的',
  开工: '开工 600000001',
  进度: '进度 600000001 打了地基',
  完工: '完工 600000001',
  评价: '评价 600000001 90分',
}

test.each(DESKS)('of what is offered to a %s nothing is refused', async (role, area, word) => {
  const { phone } = await api.addStaff({ name: '向某', roles: [[role, area]] })
  const someone = talk(phone ?? '')
  const menu = await someone.says('0', word)
  const more = [await someone.says('下'), await someone.says('下')]
  const words =
    `${menu}${more.join('')}`.match(/(?<=[：、“])\p{Script=Han}{1,5}(?=[、。”])/gu) ?? []
  const refused: string[] = []
  for (const each of words.filter((said) => said !== '下')) {
    const answer = await someone.says(NEEDS_MORE[each] ?? each)
    if (/只有负责的干部能办|没看懂/.test(answer)) refused.push(each)
    await someone.says('算了')
  }
  expect(refused).toEqual([])
})

test.each(['evaluator', 'journalist'] as const)(
  'a %s is offered none of the others’ work',
  async (role) => {
    const { phone } = await api.addStaff({ name: '向某', roles: [[role, COUNTY]] })
    const menu = await talk(phone ?? '').says('0', '请找县扶贫办')
    expect(menu).not.toMatch(/待办|走访|评议/)
  },
)

test('whoever has two parts finds the words of both', async () => {
  const roles: [StaffRole, string][] = [
    ['township_clerk', TOWNSHIP],
    ['department', COUNTY],
  ]
  const { phone } = await api.addStaff({ name: '向某', roles })
  const both = talk(phone ?? '')
  await both.says('0', '质检')
  await both.says('下', '项目的事')
  await both.says('下', '评议的事：开评')
  await both.says('下', '比对、落实、办结')
})
