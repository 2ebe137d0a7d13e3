import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { claim, deliverDue, expandDue, forget, tell } from '../../support/outbox'

let api: TestApi
type Member = Awaited<ReturnType<TestApi['addStaff']>>
const people = {} as Record<'clerk' | 'office' | 'cadre' | 'other', Member>
beforeAll(async () => {
  // Two who tick off at once take a connection each.
  api = await startApi({ connections: 4 })
  await api.addCounty()
  people.clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  people.office = await api.addStaff({ roles: [['county_office', COUNTY]] })
  people.cadre = await api.addStaff({ roles: [['group_cadre', GROUP]] })
  people.other = await api.addStaff({ roles: [['group_cadre', `${VILLAGE}.9`]] })
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`truncate contacts, households, broadcasts cascade`
  await forget(api)
  await api.addContact()
  await api.addHousehold({ head: '有手机', phone: phone(1) })
})
afterAll(() => api.close())

const HOUR = 3_600_000
const phone = (n: number) => `+86199${String(60_000_000 + n)}`
const later = (hours: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + hours * HOUR)
}

/** A notice to the village, approved; its id. */
async function notice(given: object = {}) {
  const draft = { areaPath: VILLAGE, audience: 'households', body: '12日停水', ...given }
  await api.call('/broadcasts', { actor: people.clerk.actor, body: draft })
  const [row] = await api.sql<{ id: string }[]>`
    select id from broadcasts order by drafted_at desc, id desc limit 1`
  await api.ownerSql`delete from outbox`
  const id = row?.id ?? ''
  const body = { type: 'approve' }
  await api.call(`/broadcasts/${id}/actions`, { actor: people.office.actor, body })
  return id
}

async function listed(...heads: string[]) {
  const ids: string[] = []
  for (const head of heads) ids.push((await api.addHousehold({ head })).id)
  const id = await notice()
  await expandDue(api)
  return { id, ids }
}

const relays = () => api.sql<{ head: string; reason: string }[]>`
  select h.head_name as head, r.reason from relays r join households h on h.id = r.household_id
   where r.told_at is null and r.reached_at is null order by h.head_name`
const texts = () => api.sql<{ template: string; not_before: Date }[]>`
  select template, not_before from outbox where purpose like 'relay:%'`

/** What became of a phone's message. */
const fate = (n: number, status: string) => api.sql`
  update outbox set status = ${status}
   where broadcast_id is not null and contact_id in (
     select id from contacts where address_index = ${api.deps.sealer.index('phone', COUNTY, phone(n))})`

const act = (
  type: 'told' | 'not_told',
  broadcastId: string,
  ids: string[],
  actor = people.cadre.actor,
) => api.call('/relays/actions', { actor, body: { type, broadcastId, householdIds: ids } })

describe('on the list of those to be told', () => {
  test('is a household without a phone, from when its village is queued, and its cadre hears of it', async () => {
    await api.addHousehold({ head: '没手机' })
    await notice()
    expect(await relays()).toEqual([])
    await expandDue(api)
    expect(await relays()).toEqual([{ head: '没手机', reason: 'no_phone' }])
    expect(await texts()).toMatchObject([{ template: 'relay.asked' }])
  })

  test('is one with a phone nothing can be sent to; not one that stopped such messages', async () => {
    await api.addHousehold({ head: '号不对', phone: phone(2) })
    await api.addHousehold({ head: '退订了', phone: phone(3) })
    const { id: wrong } = await api.addContact({ phone: phone(2) })
    const { id: stopped } = await api.addContact({ phone: phone(3) })
    await api.sql`update contacts set address_fault = 'fix', address_fault_at = ${api.clock.now}
      where id = ${wrong}`
    await api.sql`update contacts set stopped = '{broadcast}' where id = ${stopped}`
    await notice()
    await expandDue(api)
    expect(await relays()).toEqual([{ head: '号不对', reason: 'unreachable' }])
  })

  test.each([
    ['failed', 'failed'],
    ['expired', 'failed'],
    ['unknown', 'unknown'],
  ])('is one whose message is %s, an hour after its village began', async (status, reason) => {
    await notice()
    await deliverDue(api)
    await fate(1, status)
    later(1 - 1 / HOUR)
    await expandDue(api)
    expect(await relays()).toEqual([])
    later(1 / HOUR)
    await expandDue(api)
    await expandDue(api)
    expect(await relays()).toEqual([{ head: '有手机', reason }])
    expect(await texts()).toHaveLength(1)
  })

  test.each(['sent', 'delivered', 'queued', 'lost', 'cancelled'])(
    'is none whose message is %s, not even after a day',
    async (status) => {
      await notice()
      await deliverDue(api)
      await fate(1, status)
      for (let n = 0; n < 4; n++) {
        later(8)
        await expandDue(api)
      }
      expect(await relays()).toEqual([])
    },
  )

  test('is a household whose message comes back within a day, not one later', async () => {
    await api.addHousehold({ head: '后退回', phone: phone(2) })
    await notice()
    await deliverDue(api)
    later(23)
    await expandDue(api)
    await fate(1, 'failed')
    later(1)
    await expandDue(api)
    expect(await relays()).toEqual([{ head: '有手机', reason: 'failed' }])
    await fate(2, 'failed')
    later(48)
    await expandDue(api)
    expect(await relays()).toHaveLength(1)
  })

  test('is no household one of whose people got it', async () => {
    const { id } = await api.addHousehold({ head: '两部手机', phone: phone(2) })
    await api.addContact({ phone: phone(3), linkedTo: [id] })
    await notice()
    await deliverDue(api)
    await fate(2, 'failed')
    await fate(3, 'delivered')
    later(1)
    await expandDue(api)
    expect(await relays()).toEqual([])
    await fate(3, 'failed')
    later(23)
    await expandDue(api)
    expect(await relays()).toEqual([{ head: '两部手机', reason: 'failed' }])
  })

  test('is nobody any more whom it reached when it was sent again', async () => {
    const id = await notice()
    await deliverDue(api)
    await fate(1, 'failed')
    later(1)
    await expandDue(api)
    expect(await relays()).toHaveLength(1)
    const body = { type: 'resend' }
    const again = await api.call(`/broadcasts/${id}/actions`, { actor: people.office.actor, body })
    expect(again.body).toMatchObject({ code: 'resent' })
    await deliverDue(api)
    await fate(1, 'delivered')
    later(24)
    await expandDue(api)
    expect(await relays()).toEqual([])
  })

  test('is nobody of a notice to staff, or to readers of one language alone', async () => {
    await api.addHousehold({ head: '没手机' })
    await notice({ audience: 'staff' })
    await notice({ narrowing: { language: 'zh' } })
    await expandDue(api)
    expect(await relays()).toEqual([])
  })
})

test('a cadre is not woken for it', async () => {
  await api.addHousehold({ head: '没手机' })
  await notice()
  api.clock.now = new Date('2026-03-09T21:00:00+08:00')
  await expandDue(api)
  expect(await texts()).toMatchObject([{ not_before: new Date('2026-03-10T08:00:00+08:00') }])
})

describe('ticking off', () => {
  const chain = (subject: string) => api.sql<{ type: string; actor: string }[]>`
    select type, actor from events where subject = ${subject} order by seq`

  test('twice at once ticks once, and is taken back once', async () => {
    const { id, ids } = await listed('没手机')
    const [one = ''] = ids
    const twice = await Promise.all([act('told', id, ids), act('told', id, ids)])
    expect(twice.map(({ body }) => (body['vars'] as { told: number }).told).toSorted()).toEqual([
      0, 1,
    ])
    await act('not_told', id, ids)
    await act('not_told', id, ids)
    expect(await chain(`relay:${id}:${one}`)).toEqual([
      { type: 'relay.told', actor: people.cadre.actor },
      { type: 'relay.untold', actor: people.cadre.actor },
    ])
    expect(await relays()).toHaveLength(1)
  })

  test('is refused to the cadre of another group, and then nobody is', async () => {
    const { id, ids } = await listed('没手机')
    expect(await act('told', id, ids, people.other.actor)).toMatchObject({ status: 404 })
    const { id: far } = await api.addHousehold({ head: '别的社', areaPath: `${VILLAGE}.9` })
    expect(await act('told', id, [...ids, far])).toMatchObject({ status: 404 })
    expect(await relays()).toHaveLength(1)
    const list = await api.call('/relays', { actor: people.other.actor })
    expect(list.body['items']).toEqual([])
  })

  test('shows in the list and in the report of the notice, page by page', async () => {
    const { id, ids } = await listed('一', '二', '三')
    await act('told', id, ids.slice(0, 1))
    const read = async (query: string) =>
      (await api.call(`/relays?${query}`, { actor: people.cadre.actor })).body as {
        items: { head: string; toldBy: string | null }[]
        next: string | null
      }
    expect((await read('isOpen=false')).items).toMatchObject([{ head: '一', how: 'in_person' }])
    const first = await read('isOpen=true&limit=1')
    const second = await read(`isOpen=true&limit=1&cursor=${encodeURIComponent(first.next ?? '')}`)
    expect([...first.items, ...second.items].map(({ head }) => head).toSorted()).toEqual([
      '三',
      '二',
    ])
    expect(second.next).toBeNull()
    const report = await api.call(`/broadcasts/${id}/report`, { actor: people.clerk.actor })
    expect(report.body['total']).toMatchObject({ toTell: 3, told: 1, untold: 2 })
    expect(report.body['villages']).toMatchObject([
      { path: VILLAGE, toTell: 3, told: 1, untold: 2 },
    ])
  })

  test('is no more to be done for a household that has left the roll', async () => {
    const { id, ids } = await listed('一', '二')
    const [gone = ''] = ids
    await api.sql`update households set status = 'closed' where id = ${gone}`
    const list = await api.call('/relays', { actor: people.cadre.actor })
    expect(list.body['items']).toMatchObject([{ head: '二' }])
    expect(await act('told', id, [gone])).toMatchObject({ status: 404 })
    const report = await api.call(`/broadcasts/${id}/report`, { actor: people.clerk.actor })
    expect(report.body['total']).toMatchObject({ toTell: 1, untold: 1 })
    await api.sql`update households set status = 'closed' where id = ${ids[1] ?? ''}`
    expect((await deliverDue(api)).map(({ template }) => template)).not.toContain('relay.asked')
  })
})

describe('a notice that is called off', () => {
  const cancel = (id: string) =>
    api.call(`/broadcasts/${id}/actions`, {
      actor: people.office.actor,
      body: { type: 'cancel' },
    })
  const told = async () => (await deliverDue(api)).map(({ template }) => template)

  test('is called off for the cadre who was asked to tell it, once', async () => {
    const { id } = await listed('一', '二')
    expect(await told()).toContain('relay.asked')
    expect(await cancel(id)).toMatchObject({ status: 200 })
    expect(await cancel(id)).toMatchObject({ body: { code: 'refused' } })
    expect(await told()).toEqual(['relay.called_off'])
    const list = await api.call('/relays', { actor: people.cadre.actor })
    expect(list.body['items']).toEqual([])
  })

  test('is never heard of by a cadre who had not been asked yet', async () => {
    const { id } = await listed('一')
    await cancel(id)
    expect(await told()).toEqual([])
  })

  test('is called off for whoever told it of their own accord, and not for the cadre who was never asked', async () => {
    const secretary = await api.addStaff({ roles: [['village_secretary', VILLAGE]] })
    const { id, ids } = await listed('一')
    await act('told', id, ids, secretary.actor)
    // The asking is dropped: there is nobody left to tell.
    expect(await told()).not.toContain('relay.asked')
    await cancel(id)
    const off = (
      await api.sql<{ purpose: string }[]>`
      select purpose from outbox where template = 'relay.called_off'`
    ).map(({ purpose }) => purpose)
    expect(off).toEqual([`relay_off:${id}:${secretary.id}`])
  })

  test('is called off for a cadre whose text went out once and is to be sent again', async () => {
    const { id } = await listed('一')
    const asked = (await claim(api)).find(({ template }) => template === 'relay.asked')
    const error = { code: '30001', kind: 'retry' as const }
    await tell(api, [{ id: asked?.id ?? '', claim: asked?.claim ?? 0, error }])
    await cancel(id)
    later(1 / 60)
    expect(await told()).toEqual(['relay.called_off'])
  })

  test('was not all sent while somebody is called off', async () => {
    const { id } = await listed('一')
    await told()
    expect((await cancel(id)).body).toMatchObject({ code: 'stopped' })
  })
})
