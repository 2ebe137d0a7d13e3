import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parseResponse } from '../../../api/client'
import { newId } from '../../../api/shared/ids'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  VILLAGE,
} from '../../support/api'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

const linksOf = async (actor: `contact:${string}`) =>
  (await parseResponse(api.client({ actor }).links.index.$get())).links

let made = 0
/** A household whose head's phone stands in the register, and that phone. */
async function registered() {
  const phone = `+86188${String(++made).padStart(8, '0')}`
  const household = await api.addHousehold({ phone, head: `谭大${made}` })
  const contact = await api.addContact({ phone })
  return { household, contact, last4: household.idNumber.slice(-4) }
}

async function codeFrom(cadre: { actor: `staff:${string}` }, headName: string) {
  const { body } = await api.call('/links/codes', { actor: cadre.actor, body: { headName } })
  return (body['vars'] as { code: string }).code
}

describe('the households a contact speaks for', () => {
  test('are listed in the order they were linked, the ended ones left out', async () => {
    const first = await api.addHousehold({ head: '甲' })
    const ended = await api.addHousehold({ head: '乙' })
    const second = await api.addHousehold({ head: '丙', areaPath: `${OTHER_VILLAGE}.1` })
    const { id, actor } = await api.addContact({ linkedTo: [first.id, ended.id] })
    api.clock.now = new Date('2026-03-09T03:00:00Z')
    await api.link(id, second.id)
    await api.sql`update contact_links set ended_at = linked_at where household_id = ${ended.id}`
    expect(await linksOf(actor)).toEqual([
      { householdId: first.id, head: '甲', area: '宝坪村3社', way: 'register_phone' },
      { householdId: second.id, head: '丙', area: '新华村1社', way: 'register_phone' },
    ])
  })

  test('are none of a stranger, and nobody else’s business', async () => {
    const { actor } = await api.addContact()
    expect(await linksOf(actor)).toEqual([])
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    expect((await api.call('/links', { actor: cadre.actor })).status).toBe(403)
    expect((await api.call('/links')).status).toBe(403)
  })
})

describe('POST /links', () => {
  test('links a register phone by a member’s name and the last four of the ID', async () => {
    const { household, contact, last4 } = await registered()
    const body = { idLast4: last4, name: household.head }
    const linked = await api.call('/links', { actor: contact.actor, body })
    expect(linked).toEqual({
      status: 200,
      body: { code: 'linked', vars: { head: household.head, area: '宝坪村3社' } },
    })
    expect(await linksOf(contact.actor)).toMatchObject([{ householdId: household.id }])
  })

  test('counts a wrong answer once for its key, and links nothing', async () => {
    const { household, contact, last4 } = await registered()
    const wrong = last4 === '0000' ? '0001' : '0000'
    const call = { actor: contact.actor, body: { idLast4: wrong, name: household.head }, key: 'w1' }
    const first = await api.call('/links', call)
    expect(first.body).toMatchObject({ code: 'wrong', vars: { left: 4 } })
    expect(await api.call('/links', call)).toEqual(first)
    const counted = await api.sql`select 1 from link_attempts where contact_id = ${contact.id}`
    expect(counted).toHaveLength(1)
    expect(await linksOf(contact.actor)).toEqual([])
  })

  test('of a phone in two households slows both, tells both, and counts once', async () => {
    const { household, contact, last4 } = await registered()
    const phone = `+86188${String(made).padStart(8, '0')}`
    const second = await api.addHousehold({ phone, head: '谭二叔' })
    const [one, other] = await Promise.all([
      api.addContact({ linkedTo: [household.id] }),
      api.addContact({ linkedTo: [second.id] }),
    ])
    const body = { idLast4: last4 === '0000' ? '0001' : '0000', name: household.head }
    for (const left of [4, 3, 2]) {
      const tried = await api.call('/links', { actor: contact.actor, body, key: newId() })
      expect(tried.body).toMatchObject({ code: 'wrong', vars: { left } })
    }
    const told = await api.sql`
      select contact_id from outbox where contact_id = any(${[one.id, other.id]})`
    expect(told.map((row) => row['contact_id']).toSorted()).toEqual([one.id, other.id].toSorted())
    const slowed = await api.sql`
      select household_id from link_attempts where contact_id = ${contact.id}`
    expect(slowed).toHaveLength(6)
    const right = { idLast4: second.idNumber.slice(-4), name: second.head }
    const refused = await api.call('/links', { actor: contact.actor, body: right, key: newId() })
    expect(refused.body).toMatchObject({ code: 'wrong' })
  })

  test('makes a link by a cadre’s code one that was proved, and puts that on record once', async () => {
    const { household, contact, last4 } = await registered()
    await api.link(contact.id, household.id)
    await api.sql`update contact_links set way = 'cadre_code' where contact_id = ${contact.id}`
    const body = { idLast4: last4, name: household.head }
    for (const _ of [1, 2]) {
      const linked = await api.call('/links', { actor: contact.actor, body, key: newId() })
      expect(linked.body).toMatchObject({ code: 'linked' })
    }
    expect(await linksOf(contact.actor)).toMatchObject([{ way: 'register_phone' }])
    const events = await api.sql`
      select type from events where subject = ${`household:${household.id}`}`
    expect(events).toEqual([{ type: 'contact.linked' }])
  })

  test('links any phone by a cadre’s code, once', async () => {
    const household = await api.addHousehold({ head: '冉启明' })
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const code = await codeFrom(cadre, '冉启明')
    const [one, other] = await Promise.all([api.addContact(), api.addContact()])
    const use = (actor: `contact:${string}`) => api.call('/links', { actor, body: { code } })
    const outcomes = await Promise.all([use(one.actor), use(other.actor)])
    expect(outcomes.map(({ body }) => body['code']).toSorted()).toEqual(['linked', 'wrong'])
    const links = [...(await linksOf(one.actor)), ...(await linksOf(other.actor))]
    expect(links).toMatchObject([{ householdId: household.id, way: 'cadre_code' }])
  })

  test.each([
    { idLast4: '12345', name: '谭大山' },
    { idLast4: '1234' },
    { code: '123' },
    { idLast4: '1234', name: '谭大山', code: '1234567' },
    {},
  ])('refuses %j as badly formed', async (body) => {
    const { actor } = await api.addContact()
    expect(await api.call('/links', { actor, body })).toMatchObject({
      status: 400,
      body: { code: 'invalid' },
    })
  })
})

describe('POST /links/codes', () => {
  test('gives a cadre of the village a code, the same again for the same key', async () => {
    await api.addHousehold({ head: '冉启旺' })
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const call = { actor: cadre.actor, body: { headName: '冉启旺' }, key: 'c1' }
    const [first, second] = await Promise.all([
      api.call('/links/codes', call),
      api.call('/links/codes', call),
    ])
    const code = expect.stringMatching(/^\d{7}$/)
    const until = '2026-03-11T02:00:00.000Z'
    const vars = { head: '冉启旺', code, until }
    expect(first).toEqual({ status: 200, body: { code: 'issued', vars } })
    expect(second).toEqual(first)
    expect(await api.sql`select 1 from link_codes where staff_id = ${cadre.id}`).toHaveLength(1)
  })

  test('keeps the code nowhere in the clear', async () => {
    await api.addHousehold({ head: '冉启富' })
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const code = await codeFrom(cadre, '冉启富')
    const tables = await api.sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public'`
    for (const { name } of tables) {
      const found = await api.sql`
        select 1 from ${api.sql(name)} t where t::text like ${`%${code}%`}`
      expect([name, found.length]).toEqual([name, 0])
    }
  })

  test.each([
    ['of another village', OTHER_VILLAGE, '冉启贵', 404, 'household'],
    ['whose kin the cadre is', VILLAGE, '冉启贵', 409, 'tied'],
    ['that shares its head’s name with another', VILLAGE, '王同名', 409, 'name_ambiguous'],
    ['that does not exist', VILLAGE, '无此人', 404, 'household'],
  ])('for a household %s is refused', async (why, area, headName, status, reason) => {
    const household = await api.addHousehold({ head: '冉启贵', areaPath: GROUP })
    await api.addHousehold({ head: '王同名' })
    await api.addHousehold({ head: '王同名' })
    const ties = why.includes('kin') ? [household.id] : []
    const { actor } = await api.addStaff({ roles: [['village_cadre', area]], ties })
    const answer = await api.call('/links/codes', { actor, body: { headName } })
    expect(answer).toMatchObject({ status, body: { reason } })
    await api.sql`update households set head_name = '从前' where county = ${COUNTY} and head_name in ('冉启贵', '王同名')`
  })

  test('is not for villagers, the public or the county’s departments', async () => {
    const villager = await api.addContact()
    const department = await api.addStaff({ roles: [['department', COUNTY]] })
    const body = { headName: '冉启旺' }
    for (const actor of [villager.actor, department.actor, undefined]) {
      const as = actor ? { actor, body } : { body }
      expect((await api.call('/links/codes', as)).status).toBe(403)
    }
  })
})
