import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { areas } from '../../../db/schema'
import {
  COUNTY,
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'

let api: TestApi
let clerk: Awaited<ReturnType<TestApi['addStaff']>>
let office: Awaited<ReturnType<TestApi['addStaff']>>
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
  clerk = await api.addStaff({ name: '向文秀', roles: [['township_clerk', TOWNSHIP]] })
  office = await api.addStaff({ name: '易开平', roles: [['county_office', COUNTY]] })
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.setFigures()
  await api.ownerSql`truncate contacts, households, broadcasts cascade`
})
afterAll(() => api.close())

const BODY = '明天上午九点村委会开会'
const phone = (n: number) => `+86199${String(60_000_000 + n)}`

const draft = (body: object = {}, actor: string = clerk.actor) =>
  api.call('/broadcasts', {
    actor: actor as 'job:bot',
    body: { areaPath: VILLAGE, audience: 'households', body: BODY, ...body },
  })
const reachOf = async (code: unknown) => {
  const [row] = await api.sql`select * from broadcasts where code = ${String(code)}`
  return row?.['reach'] as Record<string, unknown>
}
const vars = (answer: Awaited<ReturnType<typeof draft>>) =>
  answer.body['vars'] as Record<string, unknown>

describe('a draft', () => {
  test('is stored with what it reaches, a receipt code, and nothing is sent by it', async () => {
    await api.addHousehold({ phone: phone(1) })
    await api.addHousehold({ phone: phone(2) })
    await api.addHousehold()
    await api.addHousehold({ areaPath: OTHER_VILLAGE, phone: phone(3) })
    await api.addHousehold({ status: 'closed', phone: phone(4) })
    const answer = await draft()
    expect(answer).toMatchObject({ status: 200, body: { code: 'drafted' } })
    const { code } = vars(answer)
    expect(code).toMatch(/^\d{10}$/)
    const [row] = await api.sql`select * from broadcasts`
    expect(row).toMatchObject({
      code,
      status: 'draft',
      body: BODY,
      drafted_by: clerk.id,
      roles: [],
    })
    expect(await reachOf(code)).toEqual({
      households: 3,
      withoutPhone: 1,
      recipients: 2,
      optedOut: 0,
      unreachable: 0,
      texts: 2,
      chats: 0,
      segments: 1,
      segmentsLeast: 1,
      segmentsTotal: 2,
      // Two texts of one segment at 0.04 yuan.
      costFen: 8,
      villages: [
        {
          path: VILLAGE,
          name: '宝坪村',
          households: 3,
          withoutPhone: 1,
          recipients: 2,
          optedOut: 0,
          unreachable: 0,
        },
      ],
    })
    expect(await api.sql`select from outbox where template = 'broadcast.text'`).toHaveLength(0)
    const [event] =
      await api.sql`select type, details from events where subject = ${`broadcast:${String(row?.['id'])}`}`
    expect(event?.['type']).toBe('broadcast.drafted')
    expect(JSON.stringify(event)).not.toContain(BODY)
  })

  test('counts linked chats, shared phones once, and those who stopped', async () => {
    await api.addHousehold({ phone: phone(1) })
    await api.addHousehold({ phone: phone(1) })
    const { id: linked } = await api.addHousehold()
    await api.addContact({ channel: 'telegram', chat: '77', linkedTo: [linked] })
    const { id: former } = await api.addHousehold({ phone: phone(6) })
    await api.addContact({ channel: 'telegram', chat: '78', linkedTo: [former] })
    await api.sql`update contact_links set ended_at = linked_at where household_id = ${former}`
    await api.addHousehold({ phone: phone(5) })
    const stopped = await api.addContact({ phone: phone(5) })
    await api.runCommand(stopped.id, { type: 'set_broadcasts', wanted: false })
    const { code } = vars(await draft())
    expect(await reachOf(code)).toMatchObject({
      households: 5,
      withoutPhone: 0,
      recipients: 3,
      optedOut: 1,
      // The chat costs nothing, and one that is linked no more is not written to.
      costFen: 8,
    })
  })

  test('for the registered is for those on the register alone', async () => {
    const states = ['unregistered', 'registered', 'exiting', 'returned', 'exited'] as const
    for (const [i, status] of states.entries()) await api.addHousehold({ status, phone: phone(i) })
    const { code } = vars(await draft({ audience: 'registered' }))
    expect(await reachOf(code)).toMatchObject({ households: 3, recipients: 3 })
  })

  test('for staff is for those of the roles named, or all of the area', async () => {
    const group = await api.addStaff({ roles: [['group_cadre', GROUP]] })
    await api.addStaff({ roles: [['village_cadre', VILLAGE]], phone: null })
    await api.addStaff({ roles: [['village_cadre', OTHER_VILLAGE]] })
    await api.addStaff({ roles: [['village_secretary', VILLAGE]], isActive: false })
    const two = [['village_secretary', VILLAGE] as const, ['group_cadre', GROUP] as const]
    await api.addStaff({ roles: two.map(([role, area]) => [role, area]) })
    const all = vars(await draft({ audience: 'staff' }))
    expect(await reachOf(all['code'])).toMatchObject({
      households: 3,
      withoutPhone: 1,
      recipients: 2,
    })
    const some = vars(await draft({ audience: 'staff', roles: ['group_cadre'] }))
    expect(await reachOf(some['code'])).toMatchObject({ households: 2, recipients: 2 })
    await api.sql`update staff set is_active = false where id = ${group.id}`
    const fewer = vars(await draft({ audience: 'staff', roles: ['group_cadre'] }))
    expect(await reachOf(fewer['code'])).toMatchObject({ recipients: 1 })
  })

  test('for a village also reaches what was merged into it', async () => {
    const old = 'wuxi.tianyuan.laocun'
    const row = {
      county: COUNTY,
      path: old,
      level: 'village' as const,
      name: '老村',
      source: '测试',
    }
    await api.db.insert(areas).values({ ...row, successorPath: VILLAGE })
    await api.addHousehold({ areaPath: `${old}.1`, phone: phone(1) })
    const { code } = vars(await draft())
    expect(await reachOf(code)).toMatchObject({ recipients: 1 })
    await api.ownerSql`delete from areas where path = ${old}`
  })

  test('is told to the others who may approve it, on their phones, and not to its author', async () => {
    await api.addHousehold({ phone: phone(1) })
    const committee = await api.addStaff({ roles: [['township_committee', TOWNSHIP]] })
    const elsewhere = await api.addStaff({ roles: [['township_clerk', 'wuxi.yulin']] })
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const gone = await api.addStaff({ roles: [['county_office', COUNTY]], isActive: false })
    for (const { phone: own } of [clerk, office, committee, elsewhere, cadre, gone])
      await api.addContact({ phone: own ?? '' })
    const { code } = vars(await draft())
    const told = await api.sql<{ purpose: string }[]>`
      select purpose from outbox where template = 'broadcast.to_approve'`
    const ids = told.map(({ purpose }) => purpose.split(':').at(-1)).toSorted()
    expect(ids).toEqual([office.id, committee.id].toSorted())
    expect(code).toBeDefined()
  })

  test('asked for twice under one key is one draft', async () => {
    await api.addHousehold({ phone: phone(1) })
    const body = { areaPath: VILLAGE, audience: 'households', body: BODY }
    const call = { actor: clerk.actor, body, key: 'the same' }
    const both = [await api.call('/broadcasts', call), await api.call('/broadcasts', call)]
    expect(both[1]).toEqual(both[0])
    expect(await api.sql`select from broadcasts`).toHaveLength(1)
  })
})

describe('a draft is refused', () => {
  const nothingStored = async () => {
    expect(await api.sql`select from broadcasts`).toHaveLength(0)
    expect(await api.sql`select from outbox`).toHaveLength(0)
  }

  test('when it is too long, and says by how much', async () => {
    await api.addHousehold({ phone: phone(1) })
    const answer = await draft({ body: '会'.repeat(127) })
    expect(answer.body).toEqual({ code: 'too_long', vars: { over: 7 } })
    await nothingStored()
    expect((await draft({ body: '会'.repeat(120) })).body['code']).toBe('drafted')
  })

  test('when nobody would get it', async () => {
    await api.addHousehold()
    const answer = await draft()
    expect(answer).toMatchObject({ status: 409, body: { code: 'refused', reason: 'nobody' } })
    await nothingStored()
  })

  test('for the whole county unless that is said', async () => {
    await api.addHousehold({ phone: phone(1) })
    const county = { areaPath: COUNTY }
    expect((await draft(county, office.actor)).body).toMatchObject({ reason: 'everybody' })
    expect((await draft({ ...county, everybody: false }, office.actor)).body).toMatchObject({
      reason: 'everybody',
    })
    await nothingStored()
    const said = await draft({ ...county, everybody: true }, office.actor)
    expect(said.body['code']).toBe('drafted')
  })

  test.each([
    ['the county', COUNTY],
    ['another township', 'wuxi.yulin'],
    ['an area that does not exist', `${TOWNSHIP}.nowhere`],
  ])('by a clerk for %s', async (_what, areaPath) => {
    await api.addHousehold({ phone: phone(1) })
    const answer = await draft({ areaPath, everybody: true })
    expect(answer).toMatchObject({ status: 404, body: { reason: 'area' } })
    await nothingStored()
  })

  test('where the county has set no price', async () => {
    await api.addHousehold({ phone: phone(1) })
    await api.setFigures({ sms_segment_milliyuan: null })
    expect((await draft()).body).toMatchObject({
      code: 'figure_missing',
      reason: 'sms_segment_milliyuan',
    })
    await nothingStored()
  })

  test.each([
    [{ body: '' }],
    [{ body: '  ' }],
    [{ body: `${'会'.repeat(1001)}` }],
    [{ audience: 'everybody' }],
    [{ roles: ['mayor'] }],
    [{ areaPath: 'Wuxi' }],
    [{ extra: 1 }],
  ])('when it is badly formed: %j', async (body) => {
    expect((await draft(body)).status).toBe(400)
    await nothingStored()
  })

  test('by a village cadre, a villager or the public', async () => {
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const villager = await api.addContact()
    for (const actor of [cadre.actor, villager.actor, 'job:bot'])
      expect((await draft({}, actor)).status).toBe(403)
    await nothingStored()
  })
})

describe('a notice written in one go', () => {
  const preview = async (text: string, actor = clerk.actor) =>
    (await api.call('/broadcasts/previews', { actor, body: { text } })).body

  test('is shown with its reach, and nothing is stored', async () => {
    await api.addHousehold({ phone: phone(1) })
    expect(await preview(`宝坪村 ${BODY}`)).toMatchObject({
      state: 'ready',
      area: '宝坪村',
      areaPath: VILLAGE,
      body: BODY,
      isEverybody: false,
      reach: { recipients: 1, costFen: 4 },
    })
    expect(await preview(`宝坪村3社 ${BODY}`)).toMatchObject({ area: '宝坪村3社', areaPath: GROUP })
    expect(await api.sql`select from broadcasts`).toHaveLength(0)
  })

  test.each([
    ['宝坪村9社 停水', 'whom'],
    ['鱼鳞乡 停水', 'whom'],
    ['全县 停水', 'whom'],
    ['宝坪村 低保户 停水', 'whom'],
    ['宝坪村', 'body'],
    [`宝坪村 ${'会'.repeat(121)}`, 'too_long'],
    ['新华村 停水', 'nobody'],
  ])('“%s” lacks its %s', async (text, state) => {
    expect(await preview(text)).toMatchObject({ state })
  })

  test.each([
    ['20:59:59', BODY, false],
    ['21:00:00', BODY, true],
    ['23:59:59', BODY, true],
    ['21:00:00', '3月10日开会', false],
  ])('at %s tells that “%s” comes too late: %s', async (time, body, isDayUnclear) => {
    await api.addHousehold({ phone: phone(1) })
    api.clock.now = new Date(`2026-03-09T${time}+08:00`)
    expect(await preview(`宝坪村 ${body}`)).toMatchObject({ state: 'ready', isDayUnclear })
  })

  test('of the whole county says so', async () => {
    await api.addHousehold({ phone: phone(1) })
    expect(await preview('全县 防汛', office.actor)).toMatchObject({ isEverybody: true })
  })
})
