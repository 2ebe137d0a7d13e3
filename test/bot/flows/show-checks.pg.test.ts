import { beforeEach, expect, test } from 'vitest'
import { GROUP, OTHER_VILLAGE, TOWNSHIP } from '../../support/api'
import { addCampaign, addCheck, clearCampaigns } from '../../support/check-campaigns'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk } = await startVillage()
const clerkRow = await api.addStaff({ name: '冉乡', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
let campaignId = ''
beforeEach(async () => {
  await clearCampaigns(api)
  campaignId = await addCampaign(api, { openedBy: clerkRow.id })
})

async function toCheck(head: string, more: Partial<Parameters<typeof addCheck>[1]> = {}) {
  const { areaPath = GROUP } = more
  const { id: householdId } = await api.addHousehold({ head, status: 'exited', areaPath })
  await addCheck(api, { householdId, campaignId, checkerId: cadreId, areaPath, ...more })
  return householdId
}

test('a checker sees who is left, a long list in parts, and how to answer', async () => {
  for (let i = 0; i < 30; i++)
    await toCheck(`牟${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${'一二三'[i % 3]}`)
  await cadre.says('核查', '天元乡脱贫户还有30户，3月20日前', '还有4户，回“下”', '核查 户主 属实')
  await cadre.says('下', '牟')
})

test('what is late is said to be', async () => {
  await toCheck('牟晚')
  api.clock.now = new Date('2026-03-20T15:59:00Z')
  await cadre.says('核查', '3月20日前：牟晚')
  api.clock.now = new Date('2026-03-20T16:00:00Z')
  await cadre.says('核查', '3月20日已过期：牟晚')
})

test('the township sees how far it has come, by village; one row more changes it', async () => {
  const id = await toCheck('牟甲')
  await toCheck('牟乙', { outcome: 'right' })
  await toCheck('向丙', { areaPath: `${OTHER_VILLAGE}.1` })
  await clerk.says(
    '核查',
    '天元乡脱贫户核查：3户查了1户，属实1、有变0、错评0、漏评0，3月20日前查完',
    '新华村0/1',
  )
  await api.sql`update campaign_checks set outcome = 'changed' where household_id = ${id}`
  await clerk.says('核查', '3户查了2户，属实1、有变1', '宝坪村2/2')
})

test('a cadre of the village sees its part alone', async () => {
  await toCheck('牟丁', { outcome: 'right' })
  await toCheck('向戊', { areaPath: `${OTHER_VILLAGE}.1`, checkerId: clerkRow.id })
  await cadre.says('核查', '天元乡脱贫户核查：1户查了1户', '现在没有等您核查的户')
})

test('where there is none it is said how to begin one', async () => {
  await clearCampaigns(api)
  await clerk.says('核查', '现在没有核查。要开请发：核查 天元乡 脱贫户')
})

test('it stands in 待办, and no more once all are checked', async () => {
  const id = await toCheck('牟待')
  await cadre.says('待办', '宝坪村1户等核查，3月20日前。请发：核查')
  await api.sql`update campaign_checks set outcome = 'right' where household_id = ${id}`
  expect(await cadre.says('待办')).not.toContain('核查，3月')
})

test('is not a villager’s', async () => {
  await talk().says('核查', '只有负责的干部能办')
})
