import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  COUNTY,
  MONDAY_MORNING,
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
})
afterAll(() => api.close())

const ask = (contactId: string, code: string) =>
  api.runCommand(contactId, { type: 'ask_withdrawal', code })
const undo = (contactId: string, code: string) =>
  api.runCommand(contactId, { type: 'undo_withdrawal', code })

async function applied() {
  const household = await api.addHousehold()
  const contact = await api.addContact({ linkedTo: [household.id] })
  const command = { type: 'file_application', householdId: household.id } as const
  const code = String((await api.runCommand(contact.id, command)).vars['code'])
  return { household, contact, code }
}

async function called(kind: 'help' | 'person' = 'help') {
  const household = await api.addHousehold()
  const contact = await api.addContact({ linkedTo: [household.id] })
  const { vars } = await api.runCommand(contact.id, { type: 'call_for_help', kind, text: '漏雨' })
  return { contact, code: String(vars['code']) }
}

const eventsOf = async (code: string) => {
  const rows = await api.sql<{ type: string }[]>`
    select e.type from codes c join events e on e.county = c.county and e.subject = c.subject
     where c.county = ${COUNTY} and c.code = ${code} order by e.seq`
  return rows.map(({ type }) => type.replace('application.', '').replace('help.', ''))
}

const NOTHING = { code: 'nothing', vars: {} }
const NOT_FOUND = { code: 'not_found', vars: {} }

describe('withdrawing an application', () => {
  test('is told to the other phones of the household, for whom it may be news', async () => {
    const { household, contact, code } = await applied()
    const other = await api.addContact({ linkedTo: [household.id] })
    await deliverDue(api)
    await ask(contact.id, code)
    const told = (await deliverDue(api)).filter(({ template }) => template === 'withdraw.told')
    expect(told.map(({ to, vars }) => ({ to, vars }))).toEqual([
      { to: other.address, vars: { code, until: '2026-03-10T02:00:00.000Z' } },
    ])
    await ask(contact.id, code)
    expect((await deliverDue(api)).filter(({ to }) => to === other.address)).toEqual([])
  })

  test('takes 24 hours; asked again, the first asking counts', async () => {
    const { contact, code } = await applied()
    const asked = { code: 'asked', vars: { code, until: '2026-03-10T02:00:00.000Z' } }
    expect(await ask(contact.id, code)).toEqual(asked)
    api.clock.now = new Date('2026-03-09T20:00:00Z')
    expect(await ask(contact.id, code)).toEqual(asked)
    expect(await eventsOf(code)).toEqual(['filed', 'withdrawal_asked'])
  })

  test('can be taken back until then, and asked for anew', async () => {
    const { contact, code } = await applied()
    await ask(contact.id, code)
    api.clock.now = new Date('2026-03-10T01:59:59.999Z')
    expect(await undo(contact.id, code)).toEqual({ code: 'undone', vars: { code } })
    expect(await undo(contact.id, code)).toEqual(NOTHING)
    expect(await ask(contact.id, code)).toMatchObject({
      vars: { until: '2026-03-11T01:59:59.999Z' },
    })
    const story = ['filed', 'withdrawal_asked', 'withdrawal_undone', 'withdrawal_asked']
    expect(await eventsOf(code)).toEqual(story)
  })

  test('is over after 24 hours: nothing to take back, nothing to withdraw', async () => {
    const { contact, code } = await applied()
    await ask(contact.id, code)
    api.clock.now = new Date('2026-03-10T02:00:00.000Z')
    expect(await undo(contact.id, code)).toEqual(NOTHING)
    expect(await ask(contact.id, code)).toEqual(NOTHING)
    expect(await eventsOf(code)).toEqual(['filed', 'withdrawal_asked', 'withdrawn'])
    const [row] = await api.sql`select status from applications where code = ${code}`
    expect(row).toEqual({ status: 'withdrawn' })
  })

  test.each(['accepted', 'declined'])('that was %s changes nothing', async (status) => {
    const { contact, code } = await applied()
    await api.sql`update applications set status = ${status} where code = ${code}`
    expect(await ask(contact.id, code)).toEqual(NOTHING)
    expect(await eventsOf(code)).toEqual(['filed'])
  })

  test('leaves a later application of the household alone', async () => {
    const { household, contact, code } = await applied()
    await ask(contact.id, code)
    api.clock.now = new Date('2026-03-11T02:00:00Z')
    const command = { type: 'file_application', householdId: household.id } as const
    const later = String((await api.runCommand(contact.id, command)).vars['code'])
    expect(await ask(contact.id, code)).toEqual(NOTHING)
    expect(await eventsOf(later)).toEqual(['filed'])
  })

  test('is told to whoever heard of it and to the level above, each once', async () => {
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
    const { contact, code } = await applied()
    await deliverDue(api)
    await ask(contact.id, code)
    await ask(contact.id, code)
    const vars = { code, area: '宝坪村3社', until: '2026-03-10T02:00:00.000Z' }
    const told = await deliverDue(api)
    expect(told.map(({ to }) => to).toSorted()).toEqual([cadre.phone, clerk.phone].toSorted())
    for (const each of told) expect(each).toMatchObject({ template: 'staff.withdrawal', vars })
    await undo(contact.id, code)
    const back = await deliverDue(api)
    expect(back.map(({ to }) => to).toSorted()).toEqual([cadre.phone, clerk.phone].toSorted())
    expect(back[0]).toMatchObject({ template: 'staff.withdrawal_undone' })
  })

  test('is told once where both are the same person', async () => {
    await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
    const { contact, code } = await applied()
    await deliverDue(api)
    await ask(contact.id, code)
    expect(await deliverDue(api)).toHaveLength(1)
  })

  test('asked for twice at once is one asking', async () => {
    const { contact, code } = await applied()
    const post = () =>
      api.call(`/receipts/${code}/actions`, {
        actor: contact.actor,
        body: { type: 'ask_withdrawal' },
      })
    const [a, b] = await Promise.all([post(), post()])
    expect(a).toMatchObject({ status: 200, body: { code: 'asked' } })
    expect(b).toEqual(a)
    expect(await eventsOf(code)).toEqual(['filed', 'withdrawal_asked'])
  })

  test('while another phone of the household files again ends in one order or the other', async () => {
    const { household, contact, code } = await applied()
    const son = await api.addContact({ linkedTo: [household.id] })
    await ask(contact.id, code)
    api.clock.now = new Date('2026-03-10T02:00:00Z')
    const file = { type: 'file_application', householdId: household.id } as const
    const [back, filed] = await Promise.all([undo(contact.id, code), api.runCommand(son.id, file)])
    expect(back).toEqual(NOTHING)
    expect(filed.code).toBe('filed')
    expect(await eventsOf(code)).toEqual(['filed', 'withdrawal_asked', 'withdrawn'])
  })
})

describe('withdrawing a call for help', () => {
  test.each(['help', 'person'] as const)(
    '(%s) closes it at once and tells the cadre',
    async (kind) => {
      const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
      const { contact, code } = await called(kind)
      await deliverDue(api)
      expect(await ask(contact.id, code)).toEqual({ code: 'closed', vars: { code } })
      expect(await deliverDue(api)).toMatchObject([
        { to: cadre.phone, template: 'staff.withdrawal', vars: { code, until: MONDAY_MORNING } },
      ])
      expect(await eventsOf(code)).toEqual(['called', 'withdrawn'])
    },
  )

  test('twice, or taking it back, changes nothing more', async () => {
    const { contact, code } = await called()
    await ask(contact.id, code)
    expect(await ask(contact.id, code)).toEqual(NOTHING)
    expect(await undo(contact.id, code)).toEqual(NOTHING)
    expect(await eventsOf(code)).toEqual(['called', 'withdrawn'])
  })
})

describe('somebody else', () => {
  test('of the household keeps the application its filer wished to withdraw', async () => {
    const { household, contact, code } = await applied()
    const son = await api.addContact({ linkedTo: [household.id] })
    await ask(contact.id, code)
    expect(await undo(son.id, code)).toEqual({ code: 'undone', vars: { code } })
    const neighbour = await api.addContact()
    await ask(contact.id, code)
    expect(await undo(neighbour.id, code)).toEqual(NOT_FOUND)
    expect(await eventsOf(code)).toEqual([
      'filed',
      'withdrawal_asked',
      'withdrawal_undone',
      'withdrawal_asked',
    ])
  })

  test('withdraws nothing, and cannot tell a receipt that exists', async () => {
    const { household, code } = await applied()
    const help = await called()
    const son = await api.addContact({ linkedTo: [household.id] })
    for (const each of [code, help.code, '9999999999'])
      expect(await ask(son.id, each)).toEqual(NOT_FOUND)
    for (const each of [help.code, '9999999999'])
      expect(await undo(son.id, each)).toEqual(NOT_FOUND)
    expect(await undo(son.id, code)).toEqual(NOTHING)
    expect(await eventsOf(code)).toEqual(['filed'])
  })

  test.each([
    [undefined, 403],
    ['job:bot', 403],
  ] as const)('as %s is refused at the door', async (actor, status) => {
    const { code } = await applied()
    const body = { type: 'ask_withdrawal' }
    const answer = await api.call(`/receipts/${code}/actions`, actor ? { actor, body } : { body })
    expect(answer.status).toBe(status)
  })
})

test('POST /receipts/:code/actions names the field that is wrong', async () => {
  const { contact, code } = await applied()
  const body = { type: 'burn' }
  const answer = await api.call(`/receipts/${code}/actions`, { actor: contact.actor, body })
  expect(answer).toMatchObject({ status: 400, body: { reason: 'type' } })
})
