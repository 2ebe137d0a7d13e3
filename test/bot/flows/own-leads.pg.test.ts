import { beforeEach, expect, test } from 'vitest'
import { COUNTY, TOWNSHIP, VILLAGE } from '../../support/api'
import { addLeadRow, addLeads, clearLeads } from '../../support/leads'
import { startVillage } from '../../support/talk'

const { api, cadre, talk, linkedFamily } = await startVillage()
const clerkRow = await api.addStaff({ name: '钟兰舒', roles: [['township_clerk', TOWNSHIP]] })
const clerk = talk(clerkRow.phone ?? '')
beforeEach(() => clearLeads(api))

test('a cadre sees what is to be visited, the most urgent first, in parts', async () => {
  const heads = ['谭大山', '牟大山', '冉启旺', '向家富']
  const homes = await Promise.all(heads.map((head) => api.addHousehold({ head })))
  await addLeads(
    api,
    homes.map(({ id }) => ({ householdId: id, class: 'death' as const })),
  )
  const [urgent] = homes
  await api.sql`update leads set visit_due_on = '2026-03-08' where household_id = ${urgent?.id ?? ''}`
  await cadre.says(
    '线索',
    /^【村信】谭大山家（宝坪村3社）人口变动，待上门，3月8日已过期/,
    '还有2条，发“下”',
  )
  await cadre.says('下', '人口变动，待上门，3月19日前', '还有1条，发“下”')
  expect(await cadre.says('下', '人口变动')).not.toContain('还有')
})

test('whoever decides sees what was visited by others', async () => {
  const { id: householdId } = await api.addHousehold()
  await addLeadRow(api, { householdId, status: 'visited', heardOn: '2026-03-09' })
  const own = await api.addHousehold({ head: '牟大山' })
  await addLeadRow(api, { householdId: own.id, status: 'visited', visitedBy: clerkRow.id })
  const all = await clerk.says('我的线索', '谭大山家（宝坪村3社）车辆，待决定，4月3日前')
  expect(all).not.toContain('牟大山')
})

test('nothing waits for others, and villagers have none', async () => {
  await cadre.says('线索', '没有等着您的线索')
  const other = await api.addStaff({ roles: [['group_cadre', VILLAGE]] })
  await talk(other.phone ?? '').says('线索', '没有等着您的线索')
  const villager = await linkedFamily()
  await villager.says('线索', '只有')
})

test('a leader for whom nothing waits sees what is undecided in their area, with who goes there', async () => {
  const head = await api.addStaff({ roles: [['township_head', TOWNSHIP]] })
  const leader = talk(head.phone ?? '')
  await leader.says('线索', '没有等着您的线索')
  const { id: householdId } = await api.addHousehold()
  await addLeadRow(api, { householdId, holderId: clerkRow.id })
  await leader.says(
    '线索',
    '没有等着您办的线索。您片区没定的，最急的1条',
    '谭大山家（宝坪村3社）车辆，钟兰舒去看，3月19日前',
  )
})

test('of a place what is undecided there', async () => {
  const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
  const county = talk(office.phone ?? '')
  await county.says('线索 宝坪村', '宝坪村没有没定的线索')
  const { id: householdId } = await api.addHousehold()
  await addLeadRow(api, { householdId, status: 'visited' })
  await addLeadRow(api, { householdId, status: 'decided', outcome: 'kept' })
  await county.says('线索 宝坪村', '宝坪村没定的线索，最急的1条', '车辆，待决定，4月3日前')
  await county.says('线索 天上村', '没找到')
})

test('where the clerk visited, another of the township decides before the county does', async () => {
  const { id: householdId } = await api.addHousehold()
  await addLeadRow(api, { householdId, status: 'visited', visitedBy: clerkRow.id })
  const office = await api.addStaff({ roles: [['county_office', COUNTY]] })
  const member = await api.addStaff({ roles: [['township_committee', TOWNSHIP]] })
  await talk(member.phone ?? '').says('线索', /^【村信】谭大山家.*待决定，4月3日前/)
  await talk(member.phone ?? '').says('待办', '线索')
  await talk(office.phone ?? '').says('线索', '没有等着您办的')
})
