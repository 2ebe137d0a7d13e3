import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkDigit } from '../../../api/shared/check-digit'
import { COUNTY, createSeeds, MONDAY_MORNING, startApi, type TestApi } from '../../support/api'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

async function applied(given: { chat?: string } = {}) {
  const household = await api.addHousehold()
  const contact = await api.addContact({ ...given, linkedTo: [household.id] })
  const command = { type: 'file_application', householdId: household.id } as const
  const code = String((await api.runCommand(contact.id, command)).vars['code'])
  return { household, contact, code, last4: contact.address.slice(-4) }
}

const NOT_FOUND = { status: 404, body: { code: 'not_found', reason: 'receipt' } }
const wrong = (last4: string) => String((Number(last4) + 1) % 10_000).padStart(4, '0')

describe('the filer', () => {
  test('of an application sees where it stands and until when', async () => {
    const { contact, code } = await applied()
    expect(await api.call(`/receipts/${code}`, { actor: contact.actor })).toEqual({
      status: 200,
      body: {
        code,
        mine: true,
        kind: 'application',
        vars: {
          head: '谭大山',
          status: 'filed',
          filedOn: '2026-03-09',
          due: '2026-03-29',
          withdrawalAsked: 0,
        },
        withdrawnAt: null,
      },
    })
  })

  test.each([
    ['2026-03-10T01:59:59.999Z', 'filed'],
    ['2026-03-10T02:00:00.000Z', 'withdrawn'],
  ])('who asked to withdraw sees it at %s as %s', async (now, status) => {
    const { contact, code } = await applied()
    await api.runCommand(contact.id, { type: 'ask_withdrawal', code })
    api.clock.now = new Date(now)
    const { body } = await api.call(`/receipts/${code}`, { actor: contact.actor })
    const withdrawnAt = '2026-03-10T02:00:00.000Z'
    expect(body).toMatchObject({ vars: { status, withdrawalAsked: 1 }, withdrawnAt })
  })

  test('of a call for help sees by when it is answered', async () => {
    const contact = await api.addContact()
    const command = { type: 'call_for_help', kind: 'person', text: '人工' } as const
    const code = String((await api.runCommand(contact.id, command)).vars['code'])
    const { body } = await api.call(`/receipts/${code}`, { actor: contact.actor })
    expect(body).toEqual({
      code,
      mine: true,
      kind: 'help',
      vars: {
        kind: 'person',
        status: 'open',
        openedOn: '2026-03-09',
        due: '2026-03-10T02:00:00.000Z',
      },
    })
  })

  test('is led from a superseded receipt to its successor', async () => {
    const { contact, code, last4 } = await applied()
    const old = '111111111' + checkDigit('111111111')
    const subject = 'application:gone'
    const row = { county: COUNTY, code: old, kind: 'receipt', subject, superseded_by: code }
    await api.sql`insert into codes ${api.sql(row)}`
    const mine = await api.call(`/receipts/${old}`, { actor: contact.actor })
    expect(mine.body).toMatchObject({ code, mine: true })
    expect((await api.call(`/receipts/${old}?last4=${last4}`)).body).toMatchObject({ code })
  })

  test('finds nothing under receipts that supersede each other', async () => {
    const { contact } = await applied()
    const [a, b] = ['222222222', '333333333'].map((digits) => digits + checkDigit(digits))
    const row = { county: COUNTY, kind: 'receipt', subject: 'application:gone' }
    await api.sql`insert into codes ${api.sql([
      { ...row, code: a, superseded_by: b },
      { ...row, code: b, superseded_by: a },
    ])}`
    expect(await api.call(`/receipts/${a}`, { actor: contact.actor })).toMatchObject(NOT_FOUND)
  })
})

test('a receipt nobody filed is shown to the phones of its household alone', async () => {
  const { contact, code } = await applied()
  await api.sql`update codes set contact_id = null where code = ${code}`
  await api.sql`update applications set contact_id = null where code = ${code}`
  const own = await api.call(`/receipts/${code}`, { actor: contact.actor })
  expect(own.body).toMatchObject({ mine: true, vars: { head: '谭大山', status: 'filed' } })
  const { id, actor, address } = await api.addContact()
  const asked = `/receipts/${code}?last4=${address.slice(-4)}`
  expect(await api.call(asked, { actor })).toMatchObject(NOT_FOUND)
  expect(await api.call(`/receipts/${code}`)).toMatchObject(NOT_FOUND)
  expect(await api.runCommand(id, { type: 'ask_withdrawal', code })).toMatchObject({
    code: 'not_found',
  })
})

describe('another phone of the household', () => {
  test('sees the application whoever filed it, and withdraws nothing', async () => {
    const { code, household } = await applied()
    const { id, actor } = await api.addContact({ linkedTo: [household.id] })
    const { body } = await api.call(`/receipts/${code}`, { actor })
    expect(body).toMatchObject({ mine: true, vars: { head: '谭大山', status: 'filed' } })
    const withdrawn = await api.runCommand(id, { type: 'ask_withdrawal', code })
    expect(withdrawn).toMatchObject({ code: 'not_found' })
  })

  test('sees nothing of it any more once it is unlinked', async () => {
    const { code, household } = await applied()
    const { id, actor } = await api.addContact({ linkedTo: [household.id] })
    await api.sql`update contact_links set ended_at = now() where contact_id = ${id}`
    expect(await api.call(`/receipts/${code}`, { actor })).toMatchObject(NOT_FOUND)
  })

  test('sees nothing of what one of them called for help about', async () => {
    const { contact, household } = await applied()
    const command = { type: 'call_for_help', kind: 'person', text: '人工' } as const
    const code = String((await api.runCommand(contact.id, command)).vars['code'])
    const { actor } = await api.addContact({ linkedTo: [household.id] })
    expect(await api.call(`/receipts/${code}`, { actor })).toMatchObject(NOT_FOUND)
  })
})

test('a household that was taken in without asking withdraws itself', async () => {
  const { contact, code } = await applied()
  await api.sql`update codes set contact_id = null where code = ${code}`
  await api.sql`update applications set contact_id = null where code = ${code}`
  const withdraw = (type: 'ask_withdrawal' | 'undo_withdrawal') =>
    api.runCommand(contact.id, { type, code })
  expect(await withdraw('ask_withdrawal')).toMatchObject({ code: 'asked' })
  expect(await withdraw('undo_withdrawal')).toMatchObject({ code: 'undone' })
})

describe('anybody else', () => {
  test('with the last four digits of the filer’s phone sees the state, the name hidden', async () => {
    const { code, last4 } = await applied()
    const seen = { code, mine: false, vars: { head: '谭**', status: 'filed' } }
    expect((await api.call(`/receipts/${code}?last4=${last4}`)).body).toMatchObject(seen)
    const { actor } = await api.addContact()
    expect((await api.call(`/receipts/${code}?last4=${last4}`, { actor })).body).toMatchObject(seen)
  })

  test('cannot tell a receipt that exists from one that does not', async () => {
    const { code, last4 } = await applied()
    const { actor } = await api.addContact()
    const unknown = '444444444' + checkDigit('444444444')
    const answers = []
    for (const as of [{}, { actor }])
      for (const asked of [
        code,
        unknown,
        `${code}?last4=${wrong(last4)}`,
        `${unknown}?last4=${last4}`,
      ])
        answers.push(await api.call(`/receipts/${asked}`, as))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject(NOT_FOUND)
  })

  test('sees nothing of what a chat without a number filed', async () => {
    const { code, contact } = await applied({ chat: 'chat-4711' })
    expect(await api.call(`/receipts/${code}?last4=4711`)).toMatchObject(NOT_FOUND)
    expect((await api.call(`/receipts/${code}`, { actor: contact.actor })).status).toBe(200)
  })

  test('sees nothing under a code of another county', async () => {
    const { code, last4, contact } = await applied()
    const there = { county: 'chengkou' }
    expect(await api.call(`/receipts/${code}?last4=${last4}`, there)).toMatchObject(NOT_FOUND)
    const own = await api.call(`/receipts/${code}`, { ...there, actor: contact.actor })
    expect(own).toMatchObject(NOT_FOUND)
  })

  test('is no member of staff or job: those have their own lists', async () => {
    const { code } = await applied()
    const { actor } = await createSeeds(api.deps).addStaff({ roles: [['county_office', COUNTY]] })
    expect((await api.call(`/receipts/${code}`, { actor })).status).toBe(403)
    expect((await api.call(`/receipts/${code}`, { actor: 'job:worker' })).status).toBe(403)
  })
})

const guess = (code: string, last4: string) => api.call(`/receipts/${code}?last4=${last4}`)

describe('guessing the four digits', () => {
  test('is possible four times, the fifth wrong one shuts the receipt for a day', async () => {
    const { contact, code, last4 } = await applied()
    for (let i = 0; i < 4; i++) expect((await guess(code, wrong(last4))).status).toBe(404)
    expect((await guess(code, last4)).status).toBe(200)
    expect((await guess(code, wrong(last4))).status).toBe(404)
    expect(await guess(code, last4)).toMatchObject(NOT_FOUND)
    expect((await api.call(`/receipts/${code}`, { actor: contact.actor })).status).toBe(200)
    api.clock.now = new Date('2026-03-10T01:59:59.999Z')
    expect((await guess(code, last4)).status).toBe(404)
    api.clock.now = new Date('2026-03-10T02:00:00.000Z')
    expect((await guess(code, last4)).status).toBe(200)
  })

  test('many times at once counts every time', async () => {
    const { code, last4 } = await applied()
    await Promise.all(Array.from({ length: 12 }, () => guess(code, wrong(last4))))
    const counted = await api.sql`select 1 from receipt_attempts where code = ${code}`
    expect(counted).toHaveLength(5)
    expect((await guess(code, last4)).status).toBe(404)
  })

  test('at one receipt does not shut another', async () => {
    const one = await applied()
    const other = await applied()
    for (let i = 0; i < 5; i++) await guess(one.code, wrong(one.last4))
    expect((await guess(other.code, other.last4)).status).toBe(200)
  })
})

test.each(['123456789', '12345678901', 'abcdefghij'])(
  'a receipt code is ten digits, which %s is not',
  async (code) => {
    const answer = await api.call(`/receipts/${code}`)
    expect(answer).toMatchObject({ status: 400, body: { reason: 'code' } })
  },
)
