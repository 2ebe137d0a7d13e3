import { expect, test } from 'vitest'
import { COUNTY, GROUP, TOWNSHIP } from '../../support/api'
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
  await cadre.says('77', '没有这个编号。请回1到26')
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
