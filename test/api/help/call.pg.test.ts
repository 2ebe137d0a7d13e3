import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  COUNTY,
  GROUP,
  HOTLINE,
  MONDAY_MORNING,
  OTHER_VILLAGE,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { deliverDue } from '../../support/outbox'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterEach(async () => {
  await api.sql`update staff set is_active = false`
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
  await api.setFigures()
})
afterAll(() => api.close())

/** That they are leads as well is told apart. */
const deliverCalls = async () =>
  (await deliverDue(api)).filter(({ template }) => template.startsWith('help.'))

const call = (contactId: string, text = '房子漏雨', kind: 'help' | 'person' = 'help') =>
  api.runCommand(contactId, { type: 'call_for_help', kind, text })

async function family() {
  const household = await api.addHousehold()
  const contact = await api.addContact({ linkedTo: [household.id] })
  return { household, contact }
}

const cadreOf = (areaPath: string, name = '熊长富') =>
  api.addStaff({ name, roles: [['village_cadre', areaPath]] })

const requestsOf = (contactId: string) =>
  api.sql`select * from help_requests where contact_id = ${contactId} order by opened_at`

describe('a call for help', () => {
  test('names who answers and until when, and is told to them with a phone to call back', async () => {
    const cadre = await cadreOf(VILLAGE)
    const { household, contact } = await family()
    const called = await call(contact.id)
    const code = expect.stringMatching(/^\d{10}$/)
    const due = '2026-03-10T02:00:00.000Z'
    const vars = { code, due, responder: '熊长富', name: '熊长富', hotline: HOTLINE }
    expect(called).toEqual({ code: 'called', vars })
    expect(await requestsOf(contact.id)).toMatchObject([
      {
        code: called.vars['code'],
        kind: 'help',
        status: 'open',
        household_id: household.id,
        area_path: GROUP,
        staff_id: cadre.id,
        message_count: 1,
      },
    ])
    expect(await deliverCalls()).toMatchObject([
      {
        to: cadre.phone,
        template: 'help.told_responder',
        vars: {
          kind: 'help',
          code: called.vars['code'],
          area: '宝坪村3社',
          text: '房子漏雨',
          phone: contact.address,
        },
      },
    ])
  })

  test('keeps what was said sealed, and an event without it', async () => {
    const { contact } = await family()
    await call(contact.id, '房子漏雨了')
    const [request] = await requestsOf(contact.id)
    const id = String(request?.['id'])
    const [row] = await api.sql<{ body_sealed: Buffer; text: string }[]>`
      select body_sealed, m::text as text from help_messages m where help_request_id = ${id}`
    expect(row?.text).not.toContain('漏雨')
    expect(row?.body_sealed.toString('latin1')).not.toContain(
      Buffer.from('漏雨').toString('latin1'),
    )
    const events = await api.sql`select type, details from events where subject = ${`help:${id}`}`
    expect(events).toMatchObject([{ type: 'help.called', details: { kind: 'help' } }])
    expect(JSON.stringify(events)).not.toContain('漏雨')
  })

  test('goes to nobody tied to the household, nobody elsewhere, nobody who has left', async () => {
    const { household, contact } = await family()
    await api.addStaff({ roles: [['village_cadre', VILLAGE]], ties: [household.id] })
    await cadreOf(OTHER_VILLAGE)
    await api.addStaff({ roles: [['group_cadre', GROUP]], isActive: false })
    const clerk = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
    expect((await call(contact.id)).vars['responder']).toBe('汪晓松')
    expect(await requestsOf(contact.id)).toMatchObject([{ staff_id: clerk.id }])
  })

  test('of one who is a cadre goes to another', async () => {
    const cadre = await cadreOf(VILLAGE)
    const clerk = await api.addStaff({ name: '汪晓松', roles: [['township_clerk', TOWNSHIP]] })
    const household = await api.addHousehold()
    const contact = await api.addContact({ phone: String(cadre.phone), linkedTo: [household.id] })
    expect((await call(contact.id)).vars['responder']).toBe(clerk.name)
  })

  test('from a village merged into another goes to the cadre of that one', async () => {
    const source = '测试'
    const merged = 'wuxi.tianyuan.laocun'
    await api.sql`
      insert into areas (county, path, level, name, successor_path, source)
      values (${COUNTY}, ${merged}, 'village', '老村', ${OTHER_VILLAGE}, ${source})`
    await cadreOf(OTHER_VILLAGE, '接手人')
    const household = await api.addHousehold({ areaPath: `${merged}.1` })
    const contact = await api.addContact({ linkedTo: [household.id] })
    expect((await call(contact.id)).vars['responder']).toBe('接手人')
  })

  test('is spread over the cadres of a village', async () => {
    await cadreOf(VILLAGE, '甲')
    await cadreOf(VILLAGE, '乙')
    const names = []
    for (let i = 0; i < 4; i++) names.push((await call((await family()).contact.id)).vars['name'])
    expect(names.toSorted()).toEqual(['乙', '乙', '甲', '甲'])
  })

  test('of a phone that is not linked goes to the county office', async () => {
    await cadreOf(VILLAGE)
    await api.addStaff({ name: '县里人', roles: [['county_office', COUNTY]] })
    const contact = await api.addContact()
    expect((await call(contact.id)).vars['responder']).toBe('县里人')
    expect(await requestsOf(contact.id)).toMatchObject([{ household_id: null, area_path: COUNTY }])
  })

  test('with nobody to answer it is kept, and names the county and its hotline', async () => {
    const { contact } = await family()
    const { code, vars } = await call(contact.id)
    expect(code).toBe('called')
    expect(vars).toMatchObject({ responder: '巫溪县', hotline: HOTLINE })
    expect(await requestsOf(contact.id)).toMatchObject([{ status: 'open', staff_id: null }])
    expect(await deliverDue(api)).toEqual([])
  })

  test('is added to the one that is open, under its receipt', async () => {
    await cadreOf(VILLAGE)
    const { contact } = await family()
    const first = await call(contact.id)
    api.clock.now = new Date('2026-03-09T05:00:00Z')
    const second = await call(contact.id, '现在更厉害了')
    expect(second).toEqual(first)
    expect(await requestsOf(contact.id)).toMatchObject([{ message_count: 2 }])
    const told = await deliverCalls()
    expect(told.map(({ vars }) => vars['text'])).toEqual(['房子漏雨', '现在更厉害了'])
  })

  test('goes on with another one when whoever was to answer has left', async () => {
    const gone = await cadreOf(VILLAGE)
    const { contact } = await family()
    await call(contact.id)
    await api.sql`update staff set is_active = false where id = ${gone.id}`
    const other = await cadreOf(VILLAGE, '接手人')
    expect((await call(contact.id, '还在漏')).vars['responder']).toBe('接手人')
    expect(await requestsOf(contact.id)).toMatchObject([{ staff_id: other.id }])
  })

  test('made twice at once is one request with both messages', async () => {
    await cadreOf(VILLAGE)
    const { contact } = await family()
    const post = (text: string) =>
      api.call('/help-requests', { actor: contact.actor, body: { kind: 'help', text } })
    const [a, b] = await Promise.all([post('漏雨'), post('垮了')])
    expect(a).toEqual(b)
    expect(await requestsOf(contact.id)).toMatchObject([{ message_count: 2 }])
    expect(await deliverCalls()).toHaveLength(2)
  })

  test('from many at once makes one contact of a cadre who never wrote to us', async () => {
    const cadre = await cadreOf(VILLAGE)
    const callers = await Promise.all([1, 2, 3, 4].map(() => family()))
    await Promise.all(callers.map(({ contact }) => call(contact.id)))
    const told = await deliverCalls()
    expect(told.map(({ to }) => to)).toEqual(Array(4).fill(cadre.phone))
    expect(new Set(told.map(({ contactId }) => contactId)).size).toBe(1)
  })

  test('from a chat without a number reaches the cadre by text, with no phone to call', async () => {
    const cadre = await cadreOf(VILLAGE)
    await api.addContact()
    const household = await api.addHousehold()
    const contact = await api.addContact({
      channel: 'telegram',
      chat: '4711',
      linkedTo: [household.id],
    })
    await call(contact.id)
    expect(await deliverCalls()).toMatchObject([
      { to: cadre.phone, channel: 'sms', vars: { phone: '' } },
    ])
  })

  test('is refused while nobody has set how soon an answer is due', async () => {
    await api.setFigures({ help_answer_hours: null })
    const { contact } = await family()
    expect((await call(contact.id)).code).toBe('figure_missing')
    expect(await requestsOf(contact.id)).toHaveLength(0)
  })
})

test.each([
  [{ kind: 'help', text: ' ' }, 'text'],
  [{ kind: 'help', text: 'x'.repeat(1001) }, 'text'],
  [{ kind: 'shout', text: 'x' }, 'kind'],
  [{ kind: 'help' }, 'text'],
])('POST /help-requests with a wrong body names the field: %#', async (body, reason) => {
  const { contact } = await family()
  const answer = await api.call('/help-requests', { actor: contact.actor, body })
  expect(answer).toMatchObject({ status: 400, body: { reason } })
  expect(await requestsOf(contact.id)).toHaveLength(0)
})
