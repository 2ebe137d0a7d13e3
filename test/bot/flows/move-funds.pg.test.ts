import { expect, test } from 'vitest'
import { COUNTY, TOWNSHIP, VILLAGE } from '../../support/api'
import { addSource } from '../../support/funds'
import { startVillage } from '../../support/talk'

const { api, talk } = await startVillage()
const chief = await api.addStaff({ name: '易财政', roles: [['county_finance', COUNTY]] })
const bureau = talk(chief.phone ?? '')
const clerk = await api.addStaff({ name: '唐雪柏', roles: [['county_office', COUNTY]] })
const office = talk(clerk.phone ?? '')
const source = await addSource(api, {
  name: '溪财发174',
  plannedFen: 947_000_000,
  areaPath: TOWNSHIP,
  arrivedFen: 0,
})
const balances = () => api.sql`
  select kind, balance_fen as fen from fund_accounts where source_id = ${source.id} order by kind`

test('money arrives, is allocated, and never more than there is', async () => {
  await bureau.says('到账 溪财发174 500万', '到账500万元，共到500万元，计划947万元。对吗？')
  await bureau.says('1', '记下了')
  await bureau.says('下达 溪财发174 天元乡 200万', '下达天元乡200万元，还剩300万元。对吗？')
  await bureau.says('1', '记下了')
  await bureau.says('下达 溪财发174 天元乡 301万', '钱不够：这里只有300万元，没有记')
  await bureau.says('下达 溪财发174 全县 1万', '不能用在那里')
  await bureau.says('退回资金 溪财发174 天元乡 50万', '天元乡退回溪财发17450万元，对吗？')
  await bureau.says('2', '没有记')
  expect(await balances()).toEqual([
    { kind: 'allocation', fen: 200_000_000 },
    { kind: 'origin', fen: -500_000_000 },
    { kind: 'source', fen: 300_000_000 },
  ])
})

test('what is missing is asked for one by one', async () => {
  await bureau.says('下达', '是哪笔资金？')
  await bureau.says('溪财发〔2026〕174号', '是哪个乡镇或村？')
  await bureau.says('宝坪村', '多少钱？')
  await bureau.says('1万', '下达宝坪村1万元')
  await bureau.says('1', '记下了')
  expect(await api.sql`select from fund_accounts where ref = ${VILLAGE}`).toHaveLength(1)
})

test('the county office looks on and moves nothing', async () => {
  await office.says('到账 溪财发174 1万', '只有负责的干部能办')
})
