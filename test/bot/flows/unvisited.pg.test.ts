import { expect, test } from 'vitest'
import { OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import { addPairing, addVisit } from '../../support/list-items'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const yao = await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
const helper = talk(yao.phone ?? '')
const clerkRow = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')

const own = await api.addHousehold({ head: '牟结对', status: 'registered' })
await addPairing(api, { householdId: own.id, staffId: yao.id, fromDay: '2026-01-01' })
await addVisit(api, { householdId: own.id, visitedOn: '2026-02-01' })
const nobodys = await api.addHousehold({ head: '牟没人', status: 'exited' })
await addVisit(api, { householdId: nobodys.id, visitedOn: '2025-12-11' })
const other = await api.addHousehold({
  head: '新华户',
  status: 'registered',
  areaPath: `${OTHER_VILLAGE}.1`,
})
await addVisit(api, { householdId: other.id, visitedOn: '2026-01-01' })

test('who is paired sees their own, and the village cadre what nobody is paired with', async () => {
  expect(
    await helper.says('未走访', '牟结对（宝坪村3社）：36天没走访，已过期，3月3日前去'),
  ).not.toContain('牟没人')
  expect(await cadre.says('未走访', '牟没人（宝坪村3社）：88天没走访，3月11日前去')).not.toContain(
    '牟结对',
  )
})

test('of a village all are shown, of a township its villages', async () => {
  await helper.says('未走访 宝坪村', '牟结对', '牟没人')
  await clerk.says('未走访', '新华村：过期没走访1户，快到期0户', '宝坪村：过期没走访1户，快到期1户')
  await clerk.says('未走访 新华村', '新华户')
  await helper.says('未走访 新华村', '没找到这个地方')
})

test('待办 tells how many, and a visit by anybody of the team settles it', async () => {
  await helper.says('待办', '宝坪村1户该走访了，本该3月3日前。请发：未走访')
  await cadre.says('走访 牟结对 都好', '走访牟结对家')
  await cadre.says('1', '记下')
  await helper.says('未走访', '牟没人')
  expect(await helper.says('待办')).not.toContain('走访')
})

test('without the county’s figures it says so, and 待办 goes on without', async () => {
  await api.setFigures({ visit_days_key: null })
  await cadre.says('未走访', '县里还没定多久走访一次')
  await cadre.says('待办')
  await api.setFigures()
})

test('a villager whom nobody visits is told who should', async () => {
  const family = await linkedFamily({ head: '牟等人' })
  await addPairing(api, { householdId: family.household.id, staffId: yao.id })
  await family.says('未走访', '帮扶牟等人家的是', '姚云川')
})
