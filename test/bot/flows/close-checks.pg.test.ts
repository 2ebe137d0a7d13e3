import { beforeEach, expect, test } from 'vitest'
import { COUNTY, OTHER_VILLAGE, TOWNSHIP, VILLAGE } from '../../support/api'
import { addCampaign, addCheck, clearCampaigns } from '../../support/check-campaigns'
import { startVillage } from '../../support/talk'

const { api, cadre, cadreId, talk } = await startVillage()
const clerkRow = await api.addStaff({ name: '冉乡', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
const officeRow = await api.addStaff({ name: '李县', roles: [['county_office', COUNTY]] })
const office = talk(officeRow.phone ?? '')
beforeEach(() => clearCampaigns(api))

async function campaign(openedBy: string, areaPath = VILLAGE) {
  const id = await addCampaign(api, { openedBy, areaPath })
  const { id: householdId } = await api.addHousehold({ status: 'exited' })
  await addCheck(api, { householdId, campaignId: id, checkerId: cadreId })
  return id
}
const statusOf = async (id: string) =>
  (
    await api.sql`select status, closed_by, closed_on::text from check_campaigns where id = ${id}`
  )[0]

test('its opener closes it after one confirmation, and what is left counts as unvisited', async () => {
  const id = await campaign(clerkRow.id)
  await clerk.says('核查 结束', '结束宝坪村脱贫户的核查？1户里还有1户没查', '对吗')
  expect(await statusOf(id)).toMatchObject({ status: 'open' })
  await clerk.says('1', '核查结束了：1户，没查到1户')
  expect(await statusOf(id)).toMatchObject({
    status: 'closed',
    closed_by: clerkRow.id,
    closed_on: '2026-03-09',
  })
  await clerk.says('核查', '宝坪村脱贫户核查已结束：1户查了0户')
})

test('a no keeps it open', async () => {
  const id = await campaign(clerkRow.id)
  await clerk.says('核查 结束', '对吗')
  await clerk.says('2', '核查接着办，没有结束')
  expect(await statusOf(id)).toMatchObject({ status: 'open' })
})

test('of several is asked which', async () => {
  const id = await campaign(clerkRow.id)
  await campaign(clerkRow.id, OTHER_VILLAGE)
  const asked = await clerk.says('核查 结束', '结束哪一次核查？', '宝坪村脱贫户，3月20日前')
  const digit = /(\d)宝坪村/.exec(asked)?.[1] ?? ''
  await clerk.says(digit, '结束宝坪村脱贫户的核查')
  await clerk.says('1', '核查结束了')
  expect(await statusOf(id)).toMatchObject({ status: 'closed' })
})

test('what the county opened the township does not end, and the county ends what the township opened', async () => {
  const id = await campaign(officeRow.id)
  await clerk.says('核查 结束', '对吗')
  await clerk.says('1', '这次核查是李县开的，请他来结束，没有动')
  expect(await statusOf(id)).toMatchObject({ status: 'open' })
  await clearCampaigns(api)
  const other = await campaign(clerkRow.id)
  await office.says('核查 结束', '对吗')
  await office.says('1', '核查结束了')
  expect(await statusOf(other)).toMatchObject({ status: 'closed' })
})

test('closed meanwhile, or over by its day, it is told', async () => {
  const id = await campaign(clerkRow.id)
  await clerk.says('核查 结束', '对吗')
  await api.sql`update check_campaigns set status = 'closed' where id = ${id}`
  await clerk.says('1', '这次核查已经结束了')
  await clerk.says('核查 结束', '现在没有您能结束的核查')
  await api.sql`update check_campaigns set status = 'open' where id = ${id}`
  api.clock.now = new Date('2026-03-28T02:00:00Z')
  await clerk.says('核查 结束', '现在没有您能结束的核查')
})

test('a checker ends nothing, and a villager neither', async () => {
  const id = await campaign(clerkRow.id)
  await cadre.says('核查 结束', '对吗')
  await cadre.says('1', '只有负责的干部能办')
  await talk().says('核查 结束', '只有负责的干部能办')
  expect(await statusOf(id)).toMatchObject({ status: 'open' })
})
