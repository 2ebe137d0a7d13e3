import { expect, test } from 'vitest'
import { COUNTY, TOWNSHIP, VILLAGE } from '../../support/api'
import { addPairing, addVisit } from '../../support/list-items'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk, linkedFamily } = await startVillage()
const wan = await api.addStaff({ name: '万清明', roles: [['village_secretary', VILLAGE]] })
const secretary = talk(wan.phone ?? '')
const first = await api.addHousehold({
  head: '牟一户',
  status: 'registered',
  phone: '+8619912345678',
})
const second = await api.addHousehold({ head: '牟二户', status: 'exited' })
const third = await api.addHousehold({ head: '牟三户' })
for (const { id: householdId } of [first, second, third])
  await addPairing(api, { householdId, staffId: cadreId, fromDay: '2026-03-01' })
await addVisit(api, { householdId: first.id, visitedOn: '2026-02-01' })

test('one’s own: last visit, next due, phone masked; what is due first comes first', async () => {
  const said = await cadre.says(
    '结对',
    '牟一户（宝坪村3社，199****5678）：2月1日去过，已过期，3月3日前再去',
    '牟二户（宝坪村3社）：还没去过，5月30日前去。还有1户，发“下”',
  )
  expect(said).not.toContain('19912345678')
  await cadre.says('下', '牟三户家（宝坪村3社），平时多去看看')
})

test('a leader sees the village: how many are paired, what is broken first', async () => {
  const leaver = await api.addStaff({
    name: '已离岗',
    roles: [['village_cadre', VILLAGE]],
    isActive: false,
  })
  const broken = await api.addHousehold({ head: '牟断了', status: 'registered' })
  await api.addHousehold({ head: '牟没人', status: 'registered' })
  await addPairing(api, { householdId: broken.id, staffId: leaver.id })
  await secretary.says(
    '结对',
    '宝坪村：结对4户，没结对1户',
    '牟断了（宝坪村3社）：已离岗已离岗，请另定',
  )
  await secretary.says('结对 宝坪村', '宝坪村：结对4户')
  const gone = await api.addHousehold({ head: '牟销户', status: 'closed' })
  await addPairing(api, { householdId: gone.id, staffId: cadreId })
  await secretary.says('结对户', '结对5户')
  await secretary.says('下', '户已注销')
})

test('another village is not shown to who works elsewhere', async () => {
  await secretary.says('结对 新华村', '没找到这个地方，或不归您这一片')
})

test('a department has nothing to see here, a township has', async () => {
  const department = await api.addStaff({ roles: [['department', COUNTY]] })
  await talk(department.phone ?? '').says('结对', '只有负责的干部能办')
  const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  await talk(clerk.phone ?? '').says('结对 宝坪村', '宝坪村：结对')
})

test('a villager is told who helps them', async () => {
  const family = await linkedFamily({ head: '牟问的' })
  await addPairing(api, { householdId: family.household.id, staffId: cadreId })
  await family.says('结对', '帮扶牟问的家的是', '熊长富')
})
