import { expect, test } from 'vitest'
import { COUNTY, OTHER_VILLAGE, TOWNSHIP } from '../../support/api'
import { startVillage } from '../../support/talk'

const { api, bot, cadre, cadreId, linkedFamily, talk } = await startVillage()
const tiesTo = (householdId: string) => api.sql`
  select from staff_ties where staff_id = ${cadreId} and household_id = ${householdId}`

async function declare(name: string, householdId: string) {
  const answer = await api.call('/declarations', {
    actor: `staff:${cadreId}`,
    body: { kind: 'kin', relation: 'sibling', name, householdId },
  })
  expect(answer.status).toBe(200)
}

test('what is withdrawn does not hold any more, and the tie it made ends', async () => {
  const home = await api.addHousehold({ head: '熊一贵', areaPath: OTHER_VILLAGE })
  await declare('熊一贵', home.id)
  expect(await tiesTo(home.id)).toHaveLength(1)
  await cadre.says('撤销申报 1', '撤销申报的兄弟姐妹熊一贵？撤销也留有记录')
  await cadre.says('1', '已撤销')
  expect(await tiesTo(home.id)).toHaveLength(0)
  await cadre.says('我的申报', '您还没申报过')
})

test('a tie somebody else recorded stays', async () => {
  const home = await api.addHousehold({ head: '熊二贵' })
  await api.sql`insert into staff_ties (county, staff_id, household_id, kind)
    values ('wuxi', ${cadreId}, ${home.id}, 'kin')`
  await declare('熊二贵', home.id)
  await cadre.says('撤销申报 1', '熊二贵')
  await cadre.says('1', '已撤销')
  expect(await tiesTo(home.id)).toHaveLength(1)
})

test('as long as another of the household is declared the tie stays, and ends with the last', async () => {
  const home = await api.addHousehold({ head: '熊三贵' })
  await declare('熊三贵', home.id)
  await api.ownerSql`update people set name = '熊三嫂' where household_id = ${home.id}`
  await declare('熊三嫂', home.id)
  for (const left of [1, 0]) {
    await cadre.says('撤销申报 1', '撤销申报的')
    await cadre.says('1', '已撤销')
    expect(await tiesTo(home.id)).toHaveLength(left)
  }
})

test('an unknown number, none, a no and a villager change nothing', async () => {
  const home = await api.addHousehold({ head: '熊四贵' })
  await declare('熊四贵', home.id)
  await cadre.says('撤销申报 9', '您的申报里没有这个序号')
  await cadre.says('撤销申报', '请这样发：撤销申报 序号')
  await cadre.says('撤销申报 1', '熊四贵')
  await cadre.says('2', '好，没有动')
  expect(await tiesTo(home.id)).toHaveLength(1)
  const villager = await linkedFamily()
  expect(await villager.says('撤销申报 1')).not.toContain('熊四贵')
})

test('nobody withdraws another’s, and nothing is withdrawn twice', async () => {
  const [row] = await api.sql<{ id: string }[]>`
    select id from declarations where staff_id = ${cadreId} and ended_on is null`
  const other = await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
  const call = (actor: `staff:${string}`) =>
    api.call(`/declarations/${row?.id}/actions`, { actor, body: { type: 'withdraw' } })
  expect((await call(other.actor)).status).toBe(404)
  expect((await call(`staff:${cadreId}`)).status).toBe(200)
  expect((await call(`staff:${cadreId}`)).body).toMatchObject({ reason: 'already_withdrawn' })
})

test('nobody is freed unseen: untied inspectors above hear at once what a cadre takes back', async () => {
  const inspector = async (unit: string, area: string, phone: string) => {
    await api.addStaff({ unit, phone, roles: [['discipline_inspector', area]] })
    return talk(phone)
  }
  const township = await inspector('天元乡纪委', TOWNSHIP, '+8618866000001')
  const county = await inspector('县纪委监委', COUNTY, '+8618866000002')
  const elsewhere = await inspector('通城镇纪委', 'wuxi.tongcheng', '+8618866000003')
  const colleague = await inspector('宝坪村 委会', COUNTY, '+8618866000004')
  const home = await api.addHousehold({ head: '熊五贵' })
  await declare('熊五贵', home.id)
  expect(await township.gets()).toBe('')
  await cadre.says('撤销申报 1', '熊五贵')
  await cadre.says('1', '已撤销')
  const sent = (await bot.delivered()).map(({ to, text }) => `${to} ${text}`)
  expect(sent.map((each) => each.split(' ')[0]).toSorted()).toEqual([township.phone, county.phone])
  for (const each of sent) expect(each).toMatch(/熊长富撤销了申报的兄弟姐妹熊五贵.*不对请查/)
  expect(sent.join()).not.toContain(elsewhere.phone)
  expect(sent.join()).not.toContain(colleague.phone)
})
