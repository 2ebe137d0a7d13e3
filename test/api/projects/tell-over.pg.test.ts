import { afterAll, beforeEach, expect, test } from 'vitest'
import { COUNTY, GROUP, MONDAY_MORNING, OTHER_VILLAGE, startApi, TOWNSHIP } from '../../support/api'
import { addDesk } from '../../support/claims'
import { deliverDue } from '../../support/outbox'
import { addProjectComment, addProjectNotice, addProjectRow } from '../../support/project-rows'

const api = await startApi({ connections: 2 })
await api.addCounty()
const clerk = await addDesk(api, 'township_clerk', TOWNSHIP)
const office = await addDesk(api, 'county_office', COUNTY)
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update contact_links set ended_at = ${api.clock.now} where ended_at is null`
  await api.ownerSql`delete from outbox`
})
afterAll(() => api.close())

const phoneOf = async (areaPath: string) => {
  const { id } = await api.addHousehold({ areaPath })
  return api.addContact({ linkedTo: [id] })
}
const told = async () =>
  (await deliverDue(api)).filter(({ template }) => template === 'project_news.over')
const cancel = (code: string) =>
  clerk.run({ type: 'cancel_project', code, reason: '资金不够，明年再做' })

test('villagers who were told of a project hear that it is given up, and why', async () => {
  const near = await phoneOf(GROUP)
  await phoneOf(OTHER_VILLAGE)
  const { id, code } = await addProjectRow(api, { status: 'approved' })
  await addProjectNotice(api, id)
  expect(await cancel(code)).toBe('cancelled')
  expect(await told()).toMatchObject([
    {
      to: near.address,
      class: 'notice',
      vars: {
        area: '宝坪村',
        project: '3社通组路硬化',
        step: 'cancelled',
        reason: '资金不够，明年再做',
      },
    },
  ])
})

test('they hear as well that the county did not approve it', async () => {
  await phoneOf(GROUP)
  const { id, code } = await addProjectRow(api, { status: 'submitted' })
  await addProjectNotice(api, id)
  const refuse = { type: 'refuse_project' as const, code, reason: '不符合规划' }
  expect(await office.run({ ...refuse, isFinal: true })).toBe('rejected')
  expect(await told()).toMatchObject([{ vars: { step: 'rejected' } }])
})

test('sent back it is not over, and nobody is told that it is', async () => {
  await phoneOf(GROUP)
  const { id, code } = await addProjectRow(api, { status: 'submitted' })
  await addProjectNotice(api, id)
  const back = { type: 'refuse_project' as const, code, reason: '材料不全', isFinal: false }
  expect(await office.run(back)).toBe('sent_back')
  expect(await told()).toEqual([])
})

test('of what was never made known the village hears nothing, but whoever asked about it does, once', async () => {
  await phoneOf(GROUP)
  const asking = await phoneOf(GROUP)
  await api.runCommand(asking.id, { type: 'set_broadcasts', wanted: false })
  await deliverDue(api)
  const { id: projectId, code } = await addProjectRow(api, { status: 'approved' })
  for (const text of ['几时修', '修到哪里'])
    await addProjectComment(api, { projectId, contactId: asking.id, text })
  expect(await cancel(code)).toBe('cancelled')
  expect(await told()).toMatchObject([{ to: asking.address, class: 'filing' }])
})
