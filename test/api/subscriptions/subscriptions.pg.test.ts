import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MONDAY_MORNING, startApi, type TestApi, TOWNSHIP, VILLAGE } from '../../support/api'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ connections: 2 })
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

const subscribe = (contactId: string, areaPath: string) =>
  api.runCommand(contactId, { type: 'subscribe_area', areaPath })
const unsubscribe = (contactId: string, areaPath: string) =>
  api.runCommand(contactId, { type: 'unsubscribe_area', areaPath })
const listed = async (actor: `contact:${string}`) => {
  const { body } = await api.call('/subscriptions', { actor })
  return (body['items'] as { areaPath: string }[]).map(({ areaPath }) => areaPath)
}

describe('a contact that wants to hear of an area', () => {
  test('has it kept once, with its event, until it has enough', async () => {
    const { id, actor } = await api.addContact()
    expect(await subscribe(id, VILLAGE)).toEqual({ code: 'subscribed', vars: { area: '宝坪村' } })
    await subscribe(id, VILLAGE)
    await subscribe(id, TOWNSHIP)
    expect((await listed(actor)).toSorted()).toEqual([TOWNSHIP, VILLAGE])
    expect(await unsubscribe(id, VILLAGE)).toMatchObject({ code: 'unsubscribed' })
    expect(await unsubscribe(id, VILLAGE)).toMatchObject({ code: 'not_subscribed' })
    expect(await listed(actor)).toEqual([TOWNSHIP])
    const events = await api.sql`
      select type, details->>'areaPath' as area from events
       where subject = ${`contact:${id}`} order by seq`
    expect(events.map(({ type, area }) => [type, area])).toEqual([
      ['contact.area_subscribed', VILLAGE],
      ['contact.area_subscribed', TOWNSHIP],
      ['contact.area_unsubscribed', VILLAGE],
    ])
  })

  test('asks for an area of the county that there is, and for no more than ten', async () => {
    const { id } = await api.addContact()
    expect(await subscribe(id, 'wuxi.nowhere')).toMatchObject({ code: 'not_found' })
    expect(await subscribe(id, 'wuxi')).toMatchObject({ code: 'not_found' })
    const contactId = id
    for (let i = 0; i < 10; i++)
      await api.sql`
        insert into area_subscriptions (county, contact_id, area_path, since)
        values ('wuxi', ${contactId}, ${`wuxi.tianyuan.v${i}`}, ${api.clock.now})`
    expect(await subscribe(id, VILLAGE)).toMatchObject({ code: 'too_many_areas' })
  })
})

describe('an area in words', () => {
  const draft = async (text: string) => {
    const { actor } = await api.addContact()
    return (await api.call('/subscriptions/drafts', { actor, body: { text } })).body
  }

  test.each([
    ['宝坪村', { state: 'ready', area: '宝坪村', areaPath: VILLAGE }],
    ['天元乡', { state: 'ready', area: '天元乡', areaPath: TOWNSHIP }],
    ['宝坪村3社', { state: 'ready', area: '宝坪村3社', areaPath: `${VILLAGE}.3` }],
    ['宝坪村9社', { state: 'unknown' }],
    ['全县', { state: 'unknown' }],
    ['', { state: 'unknown' }],
  ])('%s', async (text, expected) => {
    expect(await draft(text)).toEqual(expected)
  })

  test('is asked by a contact, not by staff or the public', async () => {
    const { actor } = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const body = { text: '宝坪村' }
    expect(await api.call('/subscriptions/drafts', { actor, body })).toMatchObject({ status: 403 })
    expect((await api.call('/subscriptions/drafts', { body })).status).toBeGreaterThan(400)
  })
})
