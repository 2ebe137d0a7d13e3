import { test } from 'vitest'
import { COUNTY, TOWNSHIP } from '../../support/api'
import { addSource, allocate } from '../../support/funds'
import { startVillage } from '../../support/talk'

const { api, talk, cadre } = await startVillage()
const chief = await api.addStaff({ name: '唐雪柏', roles: [['county_office', COUNTY]] })
const office = talk(chief.phone ?? '')
const clerkRow = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')

test('the county office sees how far money has come, of all, of a source and of a place', async () => {
  await office.says('资金', '还没有记过资金')
  const { id } = await addSource(api, { name: '溪财发174', plannedFen: 900_000_000 })
  await allocate(api, { sourceId: id, amountFen: 200_000_000 })
  await office.says('资金', '资金1笔：计划900万元，到账900万元，下达200万元，已付0元')
  await office.says('资金 溪财发174', '没下达700万元', '天元乡：还能安排200万元')
  await office.says('资金 天元乡', '天元乡，溪财发174：下达200万元，安排0元')
  await office.says('资金 宝坪村', '宝坪村还没有下达的资金')
  await office.says('资金图', '资金下达200万元，已付0元。看一个乡镇，发：资金 天元乡')
})

test('a township sees its own, a village cadre nothing of it', async () => {
  await clerk.says('资金 天元乡', '下达200万元')
  await cadre.says('资金', '只有负责的干部能办')
})
