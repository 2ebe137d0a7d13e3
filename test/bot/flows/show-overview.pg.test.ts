import { expect, test } from 'vitest'
import { COUNTY, GROUP, OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import {
  addSatisfaction,
  addSatisfactionAnswer,
  addSatisfactionDraw,
} from '../../support/satisfaction'
import { startVillage } from '../../support/talk'

const { api, talk, cadre, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
const chief = await api.addStaff({ name: '唐雪柏', roles: [['county_office', COUNTY]] })
const office = talk(chief.phone ?? '')
const inspector = await api.addStaff({ roles: [['discipline_inspector', COUNTY]] })

test('a cadre sees how the village stands, and by a number who is behind it', async () => {
  for (const head of ['谭大山', '牟大山', '冉启旺', '向朝贵', '贺长富'])
    await api.addHousehold({ head, status: 'registered', areaPath: GROUP })
  await api.addHousehold({ head: '卢正清', status: 'returned' })
  await cadre.says(
    '总览',
    '宝坪村总览（3月9日），六个精准：对象100%，项目没有数据，资金没有数据，措施0%，派人0%，成效0%',
    '1 在册户6',
    '看名单回编号；还有',
  )
  await cadre.says('下', '档外台账0')
  await cadre.says('3', '返贫户：宝坪村3社卢正清')
  const first = await cadre.says('1', '在册户：', '还有3条，发“下”')
  const second = await cadre.says('下')
  const heads = ['谭大山', '牟大山', '冉启旺', '向朝贵', '贺长富', '卢正清']
  expect(heads.filter((head) => !(first + second).includes(head))).toEqual([])
  await cadre.says('5', '宝坪村没有档外台账')
  await cadre.says('77', '没有这个编号。请回1到27')
  await cadre.says('菜单', '回')
})

test('a township asks for its villages, a village cadre for no other place', async () => {
  await clerk.says('总览', '天元乡总览')
  await clerk.says('总览 新华村', '新华村总览', '在册户0')
  await cadre.says('总览 天元乡', '这里的总览要当地干部才能看')
  await clerk.says('总览 全县', '这里的总览要当地干部才能看')
  await office.says('总览', '巫溪县总览')
  await office.says('总览 天元乡', '天元乡总览')
  await office.says('总览 无名乡', '没')
})

test('a villager is told the county’s counts, none of them so small that it tells of somebody', async () => {
  const family = await linkedFamily()
  await family.says('全县情况', '巫溪县（3月9日）：在册不到10户，已脱贫0户', '返贫不到10户')
  await family.says('总览', '巫溪县（3月9日）', '正在公示0张名单')
  await talk(inspector.phone ?? '').says('总览', '在册不到10户')
})

test('behind the numbers stands how many are satisfied, and its number opens the questions, not the answers', async () => {
  await clerk.says('总览', '天元乡总览')
  await clerk.says('27', '天元乡近一年没有问完的满意度调查')
  const survey = await addSatisfaction(api, { status: 'closed', closedOn: '2026-03-01' })
  for (const [partPath, value] of [
    ...Array.from({ length: 12 }, () => [VILLAGE, 5] as const),
    ...Array.from({ length: 9 }, () => [OTHER_VILLAGE, 2] as const),
  ]) {
    const { id: householdId } = await api.addHousehold({ areaPath: partPath })
    const { id: contactId } = await api.addContact()
    const of = {
      surveyId: survey.id,
      householdId,
      contactId,
      partPath,
      status: 'answered' as const,
    }
    await addSatisfactionAnswer(api, { drawId: await addSatisfactionDraw(api, of), value })
  }
  await clerk.says('总览', '天元乡总览')
  let last = ''
  for (let i = 0; i < 8 && !last.includes('满意度'); i++) last = await clerk.says('下')
  expect(last).toMatch(/27 满意度57%（\d+到\d+%，21户答，3月1日止）/)
  await clerk.says('27', '第1题 干部上门勤不勤：满意57%', '21人答')
  await clerk.says('下', '第2题 公示看得懂不：答的人太少，不显示')
  // Nine of one village and the twelve beside them are one.
  await clerk.says('总览 宝坪村', '宝坪村总览')
  await clerk.says('27', '宝坪村近一年没有问完的满意度调查')
})

test('whoever reads sixty of a longer list is told how many are left and where to have them', async () => {
  const of = { status: 'registered' as const, areaPath: GROUP }
  const known = Number(await registeredIn(GROUP))
  for (let i = known; i < 62; i++) await api.addHousehold(of)
  await cadre.says('总览', '宝坪村总览')
  let last = await cadre.says('1', '还有57条，发“下”')
  for (let i = 0; i < 19; i++) last = await cadre.says('下')
  expect(last).toContain('还有2条没发，全部名单请县办导出表格')
})

const registeredIn = async (areaPath: string) => {
  const [row] = await api.sql`
    select count(*)::int as n from households
     where area_path = ${areaPath} and status in ('registered', 'exiting', 'exited', 'returned')`
  return row?.['n']
}
