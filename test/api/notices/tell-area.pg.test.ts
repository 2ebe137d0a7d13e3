import { afterAll, beforeEach, expect, test } from 'vitest'
import { GROUP, OTHER_VILLAGE, startApi, TOWNSHIP, VILLAGE } from '../../support/api'
import { deliverDue } from '../../support/outbox'
import { beginRound, startRound } from '../../support/rounds'

const api = await startApi({ connections: 2 })
await api.addCounty()
const round = await startRound(api)
const { applicant, postedCode } = round
beforeEach(async () => {
  await beginRound(api, round)
  await api.sql`update contact_links set ended_at = ${api.clock.now} where ended_at is null`
  await api.sql`delete from area_subscriptions`
})
afterAll(() => api.close())

const subscribe = async (areaPath: string) => {
  const contact = await api.addContact()
  const answer = await api.runCommand(contact.id, { type: 'subscribe_area', areaPath })
  expect(answer).toMatchObject({ code: 'subscribed' })
  return contact
}
const neighbour = async (areaPath: string) => {
  const { id } = await api.addHousehold({ head: '冉邻居', areaPath })
  return api.addContact({ linkedTo: [id] })
}
/** Who is told, by template. */
async function told() {
  const messages = await deliverDue(api)
  const to = (template: string) =>
    messages.filter((each) => each.template === template).map((each) => each.to)
  return { messages, listed: to('notice.listed'), area: to('posting.area_listed') }
}

test('whoever lives in the area of a list, or asked for it, is told once that it hangs', async () => {
  const mou = await applicant('牟大山')
  const near = await neighbour(GROUP)
  const far = await neighbour(OTHER_VILLAGE)
  const [ofVillage, ofTownship, ofGroup, elsewhere] = [
    await subscribe(VILLAGE),
    await subscribe(TOWNSHIP),
    await subscribe(GROUP),
    await subscribe(OTHER_VILLAGE),
  ]
  await deliverDue(api)
  const code = await postedCode()
  const { messages, listed, area } = await told()
  expect(listed).toEqual([mou.contact.address])
  const expected = [near, ofVillage, ofTownship, ofGroup].map(({ address }) => address)
  expect(area.toSorted()).toEqual(expected.toSorted())
  expect(area).not.toContain(far.address)
  expect(area).not.toContain(elsewhere.address)
  const [message] = messages.filter(({ to }) => to === near.address)
  expect(message).toMatchObject({
    class: 'notice',
    vars: { area: '宝坪村3社', level: 'group', households: 1, code, day: '2026-03-16' },
  })
})

test('a list of the township concerns whoever asked for one of its villages', async () => {
  const mou = await applicant('牟大山')
  await api.sql`update applications set level = 'township' where household_id = ${mou.id}`
  const ofVillage = await subscribe(VILLAGE)
  await deliverDue(api)
  await postedCode(TOWNSHIP)
  expect((await told()).area).toEqual([ofVillage.address])
})

test('who is on the list and asked for the area as well is told the one thing', async () => {
  const mou = await applicant('牟大山')
  await api.runCommand(mou.contact.id, { type: 'subscribe_area', areaPath: VILLAGE })
  const { id } = await api.addHousehold({ head: '牟小山' })
  await api.link(mou.contact.id, id)
  await deliverDue(api)
  await postedCode()
  const { listed, area } = await told()
  expect(listed).toEqual([mou.contact.address])
  expect(area).toEqual([])
})

test('who lives there and asked for it as well is told once', async () => {
  await applicant('牟大山')
  const near = await neighbour(GROUP)
  await api.runCommand(near.id, { type: 'subscribe_area', areaPath: VILLAGE })
  await api.runCommand(near.id, { type: 'subscribe_area', areaPath: TOWNSHIP })
  await deliverDue(api)
  await postedCode()
  expect((await told()).area).toEqual([near.address])
})

test('who stopped such messages gets none, and again once they ask for an area', async () => {
  await applicant('牟大山')
  const near = await neighbour(GROUP)
  await api.runCommand(near.id, { type: 'set_broadcasts', wanted: false })
  await deliverDue(api)
  await postedCode()
  expect((await told()).area).toEqual([])
  await applicant('冉启旺')
  await api.runCommand(near.id, { type: 'subscribe_area', areaPath: VILLAGE })
  await deliverDue(api)
  await postedCode()
  expect((await told()).area).toContain(near.address)
})

test('at night they are told in the morning, unless the window is over by then', async () => {
  await applicant('牟大山')
  const near = await neighbour(GROUP)
  await deliverDue(api)
  // 22:00 in Shanghai.
  api.clock.now = new Date('2026-03-09T14:00:00.000Z')
  await postedCode()
  expect((await told()).area).toEqual([])
  api.clock.now = new Date('2026-03-10T00:00:00.000Z')
  expect((await told()).area).toEqual([near.address])
})

test('a list that is only drawn up is told to nobody', async () => {
  await applicant('牟大山')
  await neighbour(GROUP)
  await deliverDue(api)
  await round.drawnCode()
  expect((await told()).area).toEqual([])
})
