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
import { deliverDue } from '../../support/outbox'

let api: TestApi
let clerk: Awaited<ReturnType<TestApi['addStaff']>>
let second: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
  clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
  second = await api.addStaff({ roles: [['county_office', COUNTY]] })
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.ownerSql`truncate contacts, households, broadcasts, broadcast_templates cascade`
  await api.addContact()
})
afterAll(() => api.close())

const phone = (n: number) => `+86199${String(60_000_000 + n)}`

const add = (body: object, actor: string = clerk.actor) =>
  api.call('/broadcast-templates', { actor: actor as 'job:bot', body })
const draft = (given: object) =>
  api.call('/broadcasts', {
    actor: clerk.actor,
    body: { areaPath: VILLAGE, audience: 'households', ...given },
  })
const WATER = { name: '停水', body: '{户主}家：{村}{社}3月10日停水，请先存水' }

/** What each phone gets of the only draft. */
async function sent() {
  const [row] = await api.sql<{ id: string }[]>`select id from broadcasts`
  await api.ownerSql`delete from outbox`
  const body = { type: 'approve' }
  await api.call(`/broadcasts/${row?.id}/actions`, { actor: second.actor, body })
  const messages = await deliverDue(api)
  return Object.fromEntries(messages.map(({ to, vars }) => [to, (vars as { text: string }).text]))
}

describe('words of an office that are used again', () => {
  test('name each household by what it is, in the language of whoever reads them', async () => {
    const english = { bodyEn: 'No water in {村} on 10 March, {户主}' }
    expect((await add({ ...WATER, ...english })).body).toMatchObject({ name: '停水', version: 1 })
    await api.addHousehold({ head: '谭大山', areaPath: GROUP, phone: phone(1) })
    await api.addHousehold({ head: '冉光荣', areaPath: VILLAGE, phone: phone(2) })
    await api.addHousehold({ head: '牟一', areaPath: GROUP, phone: phone(3) })
    await api.addContact({ phone: phone(3), language: 'en' })
    const drafted = await draft({ template: { name: '停水', version: 1 } })
    expect(drafted.body).toMatchObject({ code: 'drafted' })
    expect(await sent()).toEqual({
      [phone(1)]: '谭大山家：宝坪村3社3月10日停水，请先存水',
      [phone(2)]: '冉光荣家：宝坪村3月10日停水，请先存水',
      [phone(3)]: 'No water in 宝坪村 on 10 March, 牟一',
    })
  })

  test('a new version stands beside the old one and changes no draft made with it', async () => {
    await add(WATER)
    await api.addHousehold({ head: '谭大山', areaPath: GROUP, phone: phone(1) })
    await draft({ template: { name: '停水', version: 1 } })
    expect((await add({ ...WATER, body: '改了' })).body).toMatchObject({ version: 2 })
    expect(Object.values(await sent())).toEqual(['谭大山家：宝坪村3社3月10日停水，请先存水'])
    const { body } = await api.call('/broadcast-templates', { actor: second.actor })
    expect(body['templates']).toMatchObject([
      { version: 2, body: '改了', variables: [], retiredAt: null },
      { version: 1, body: WATER.body, variables: ['户主', '村', '社'] },
    ])
  })

  test('two versions at once are two versions', async () => {
    const both = await Promise.all([add(WATER), add(WATER, second.actor)])
    expect(both.map(({ body }) => body['version']).toSorted()).toEqual([1, 2])
  })

  test('retired they are drafted with no more', async () => {
    await add(WATER)
    await api.addHousehold({ phone: phone(1) })
    const path = `/broadcast-templates/${encodeURIComponent('停水')}/actions`
    const retire = () => api.call(path, { actor: clerk.actor, body: { type: 'retire' } })
    expect((await retire()).status).toBe(200)
    expect((await retire()).body).toMatchObject({ reason: 'retired' })
    const again = await draft({ template: { name: '停水', version: 1 } })
    expect(again.body).toMatchObject({ reason: 'template_retired' })
    expect(await api.sql`select from broadcasts`).toHaveLength(0)
  })

  test.each([
    [{ body: '{户口}请来' }, 409, 'variable_unknown:户口'],
    [{ bodyEn: 'Dear {name}' }, 409, 'variable_unknown:name'],
    [{ body: '会'.repeat(121) }, 409, 'too_long'],
    [{ body: ' ' }, 400, 'body'],
    [{ name: '停 水' }, 400, 'name'],
    [{ name: '停'.repeat(21) }, 400, 'name'],
    [{ extra: 1 }, 400, undefined],
  ])('%j is refused', async (given, status, reason) => {
    const answer = await add({ ...WATER, ...given })
    expect(answer.status).toBe(status)
    if (reason) expect(JSON.stringify(answer.body)).toContain(reason)
    expect(await api.sql`select from broadcast_templates`).toHaveLength(0)
  })

  test('are the office’s and the township’s to write', async () => {
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const committee = await api.addStaff({ roles: [['township_committee', TOWNSHIP]] })
    for (const actor of [cadre.actor, committee.actor, 'job:bot'])
      expect((await add(WATER, actor)).status).toBe(403)
  })
})

describe('a draft is refused', () => {
  test.each([
    [{ body: '{户口}请来' }, 'variable_unknown:户口'],
    [{ body: '{户主}请来', audience: 'applied' }, 'variable_private:户主'],
    [{ body: '{村}开会', audience: 'staff' }, 'variable_of_households:村'],
    [{ template: { name: '没有', version: 1 } }, 'template'],
    [{ body: '开会', template: { name: '停水', version: 1 } }, 'body'],
    [{}, 'body'],
  ])('%j: %s', async (given, reason) => {
    await api.addHousehold({ phone: phone(1) })
    expect((await draft(given)).body).toMatchObject({ reason })
    expect(await api.sql`select from broadcasts`).toHaveLength(0)
  })

  test('where the longest name makes it too long, and says by how much', async () => {
    await api.addHousehold({ head: '买买提艾力阿不都', phone: phone(1) })
    await api.addHousehold({ head: '牟一', phone: phone(2) })
    const body = `{户主}${'会'.repeat(114)}`
    expect((await draft({ body })).body).toEqual({ code: 'too_long', vars: { over: 2 } })
    expect((await draft({ body: body.slice(0, -2) })).body['code']).toBe('drafted')
  })
})

describe('beforehand the office sees', () => {
  test('the least, the most and the sum of segments, by text and by chat, and the longest words', async () => {
    const body = `{户主}，${'请来开会'.repeat(12)}。`
    await api.addHousehold({ head: '牟一', phone: phone(1) })
    await api.addHousehold({ head: '买买提艾力阿不都热西提江买买提', phone: phone(2) })
    const { id } = await api.addHousehold({ head: '谭二' })
    await api.addContact({ channel: 'telegram', chat: '77', linkedTo: [id] })
    await draft({ body })
    const [row] = await api.sql<{ id: string }[]>`select id from broadcasts`
    const preview = await api.call(`/broadcasts/${row?.id}/preview`, { actor: second.actor })
    expect(preview.body).toMatchObject({
      reach: {
        texts: 2,
        chats: 1,
        segments: 2,
        segmentsLeast: 1,
        segmentsTotal: 3,
        costFen: 12,
      },
      from: MONDAY_MORNING,
      until: MONDAY_MORNING,
      isDayUnclear: false,
    })
    const { samples } = preview.body as { samples: { text: string; segments: number }[] }
    expect(samples[0]).toMatchObject({ segments: 2, way: 'text' })
    expect(samples[0]?.text).toMatch(/^买买提艾力阿不都热西提江买买提，/)
  })

  test('until when a spread one begins', async () => {
    await api.setFigures({ broadcast_messages_per_hour: 10 })
    for (let n = 0; n < 11; n++)
      await api.addHousehold({ areaPath: n ? VILLAGE : `${TOWNSHIP}.xinhua`, phone: phone(n) })
    const text = '天元乡 3月20日开会'
    const { body } = await api.call('/broadcasts/previews', { actor: clerk.actor, body: { text } })
    expect(body).toMatchObject({ from: MONDAY_MORNING, until: '2026-03-09T03:00:00.000Z' })
    await api.setFigures()
  })
})
