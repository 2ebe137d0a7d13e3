import { afterAll, beforeEach, expect, test } from 'vitest'
import { MONDAY_MORNING, startApi, VILLAGE } from '../../support/api'
import { clearLeads } from '../../support/leads'
import { leadsOf } from '../../support/monitoring'
import { deliverDue } from '../../support/outbox'
import { addCase, addRound, clearCounty } from '../../support/reports'

const api = await startApi({ connections: 4 })
await api.addCounty()
await api.addStaff({ name: '姚云川', roles: [['resident_cadre', VILLAGE]] })
await api.addContact()
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await clearCounty(api)
  await clearLeads(api)
})
afterAll(() => api.close())

/** A list that is over, with one household on it. */
async function closedList(head = '牟大岭') {
  const mou = await addCase(api, await addRound(api), { head })
  const [row] = await api.sql<
    { code: string }[]
  >`select code from notices where id = ${mou.noticeId}`
  return { mou, code: row?.code ?? '' }
}
const say = async (text: string, linkedTo: string[] = []) => {
  const contact = await api.addContact({ linkedTo })
  return api.runCommand(contact.id, { type: 'call_for_help', kind: 'help', text })
}
const all = () => api.sql`select id from leads`

test('that somebody should not be on a list that is over is a lead about them, not about who says so', async () => {
  const { mou, code } = await closedList()
  const neighbour = await api.addHousehold({ head: '谭大山' })
  const phone = await api.addContact({ linkedTo: [mou.householdId] })
  await say(`异议 ${code} 牟大岭家有小车`, [neighbour.id])
  expect(await leadsOf(api, mou.householdId)).toMatchObject([
    { class: 'wrongly_in', signals: [`notice:${mou.noticeId}`] },
  ])
  expect(await leadsOf(api, neighbour.id)).toEqual([])
  // In neutral words: neither who said it nor what.
  const told = (await deliverDue(api)).filter(({ to }) => to === phone.address)
  expect(JSON.stringify(told)).not.toMatch(/小车|谭大山/)
})

test('said again, by whoever, it is the same lead', async () => {
  const { mou, code } = await closedList()
  await say(`异议 ${code} 牟大岭家有小车`)
  await say(`异议 ${code} 牟大岭不该评上，家有小车`)
  await api.sql`update leads set status = 'decided', outcome = 'no_risk'`
  await say(`异议${code} 牟大岭家有小车`)
  expect(await leadsOf(api, mou.householdId)).toHaveLength(1)
})

test('that one’s own household was left out is a lead about it', async () => {
  const { code } = await closedList()
  const own = await api.addHousehold({ head: '冉启旺' })
  await say(`异议 ${code} 漏评我家`, [own.id])
  expect(await leadsOf(api, own.id)).toMatchObject([{ class: 'left_out' }])
})

test('a faulty procedure, nobody named, or oneself is passed on to a person and no lead', async () => {
  const { mou, code } = await closedList()
  await say(`异议 ${code} 没开会就贴了，程序不对`)
  await say(`异议 ${code} 有人家里有小车`)
  await say(`异议 ${code} 牟大岭不该评上`, [mou.householdId])
  expect(await all()).toHaveLength(0)
})
