import { expect, test } from 'vitest'
import { COUNTY, TOWNSHIP } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, talk, linkedFamily } = await startVillage()
const chief = await api.addStaff({ name: '易财政', roles: [['county_finance', COUNTY]] })
const bureau = talk(chief.phone ?? '')
const sourcesOf = (name: string) => api.sql`select * from fund_sources where name = ${name}`

test('in one line a source is understood, confirmed once and kept', async () => {
  await bureau.says(
    '加资金 溪财发174 中央 947万 交通、水利 天元乡',
    '溪财发174：中央，947万元，用于交通、水利，天元乡。用途以后不能改，对吗？',
  )
  await bureau.says('1', '记下了。钱到了请发：到账 溪财发174')
  expect(await sourcesOf('溪财发174')).toMatchObject([
    {
      kind: 'central',
      planned_fen: 947_000_000,
      sectors: ['transport', 'water'],
      area_path: TOWNSHIP,
      recorded_by: chief.id,
    },
  ])
  await bureau.says('加资金 溪财发174 中央 1万 不限 全县', '对吗？')
  await bureau.says('1', '已有一笔叫溪财发174，没有记')
})

test('what is missing is asked for one by one, and a gift says what for', async () => {
  await bureau.says('加资金', '这笔资金叫什么？')
  await bureau.says('市教委助学', '是哪一类？')
  await bureau.says('助学', '是哪个单位给的？')
  await bureau.says('市教委扶贫集团', '计划多少钱？')
  await bureau.says('50万', '用在哪些行业？')
  await bureau.says('不限', '用在哪些行业？')
  await bureau.says('文化', '用在哪里？')
  await bureau.says('全县', '50万元，用于文化，巫溪县')
  await bureau.says('2', '好，没有记')
  expect(await sourcesOf('市教委助学')).toHaveLength(0)
})

test('a villager who speaks of money starts nothing of it', async () => {
  const family = await linkedFamily()
  for (const words of ['资金', '资金 天元乡', '到账了没有', '加资金 我家差钱'])
    expect(await family.says(words)).not.toMatch(/计划|这笔资金|用途/)
})
