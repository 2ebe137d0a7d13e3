import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkDigit } from '../../../api/shared/check-digit'
import {
  COUNTY,
  MONDAY_MORNING,
  startApi,
  type TestApi,
  TOWNSHIP,
  VILLAGE,
} from '../../support/api'
import { postList } from '../../support/objections'
import { deliverDue } from '../../support/outbox'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
})
beforeEach(async () => {
  api.clock.now = new Date(MONDAY_MORNING)
  await api.sql`update staff set is_active = false`
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
})
afterAll(() => api.close())

async function objected() {
  const mou = await api.addHousehold({ head: '牟大山' })
  const list = await postList(api, { households: [mou] })
  const contact = await api.addContact({ phone: nextPhone() })
  const { vars } = await api.runCommand(contact.id, {
    type: 'file_objection',
    code: list.code,
    ground: null,
    householdName: '牟大山',
    ownHousehold: null,
    text: '牟大山家有小车',
  })
  return { mou, list, contact, code: String(vars['code']) }
}

let phones = 0
const nextPhone = () => `+86188${String(++phones).padStart(8, '0')}`

const ask = (contactId: string, code: string) =>
  api.runCommand(contactId, { type: 'ask_withdrawal', code })
const undo = (contactId: string, code: string) =>
  api.runCommand(contactId, { type: 'undo_withdrawal', code })
const NOTHING = { code: 'nothing', vars: {} }

const eventsOf = async (code: string) => {
  const rows = await api.sql<{ type: string }[]>`
    select e.type from codes c join events e on e.county = c.county and e.subject = c.subject
     where c.county = ${COUNTY} and c.code = ${code} order by e.seq`
  return rows.map(({ type }) => type.replace('objection.', ''))
}

describe('withdrawing an objection', () => {
  test('is told to the household a day later, and to nobody when it was taken back', async () => {
    const { mou, contact, code } = await objected()
    const phone = await api.addContact({ linkedTo: [mou.id] })
    const toHousehold = async () =>
      (await deliverDue(api)).filter(({ to }) => to === phone.address).map(({ vars }) => vars)
    await ask(contact.id, code)
    api.clock.now = new Date('2026-03-09T20:00:00Z')
    await undo(contact.id, code)
    api.clock.now = new Date('2026-03-11T02:00:00Z')
    expect(await toHousehold()).toEqual([])
    await ask(contact.id, code)
    api.clock.now = new Date('2026-03-12T01:59:59.999Z')
    expect(await toHousehold()).toEqual([])
    api.clock.now = new Date('2026-03-12T02:00:00Z')
    expect(await toHousehold()).toEqual([{ status: 'withdrawn' }])
  })

  test('takes 24 hours; asked again, the first asking counts', async () => {
    const { contact, code } = await objected()
    const asked = { code: 'asked', vars: { code, until: '2026-03-10T02:00:00.000Z' } }
    expect(await ask(contact.id, code)).toEqual(asked)
    api.clock.now = new Date('2026-03-09T20:00:00Z')
    expect(await ask(contact.id, code)).toEqual(asked)
    expect(await eventsOf(code)).toEqual(['filed', 'withdrawal_asked'])
  })

  test('can be taken back until then, and not at the very instant', async () => {
    const { contact, code } = await objected()
    await ask(contact.id, code)
    api.clock.now = new Date('2026-03-10T01:59:59.999Z')
    expect(await undo(contact.id, code)).toEqual({ code: 'undone', vars: { code } })
    expect(await undo(contact.id, code)).toEqual(NOTHING)
    await ask(contact.id, code)
    api.clock.now = new Date('2026-03-11T01:59:59.999Z')
    expect(await undo(contact.id, code)).toEqual(NOTHING)
    expect(await ask(contact.id, code)).toEqual(NOTHING)
  })

  test('asked for twice at once is one asking', async () => {
    const { contact, code } = await objected()
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

  test('is told to whoever is to check it and to the level above, each once', async () => {
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    const clerk = await api.addStaff({ roles: [['township_clerk', TOWNSHIP]] })
    const { contact, code } = await objected()
    await deliverDue(api)
    await ask(contact.id, code)
    await ask(contact.id, code)
    const told = await deliverDue(api)
    expect(told.map(({ to }) => to).toSorted()).toEqual([cadre.phone, clerk.phone].toSorted())
    const vars = { code, area: '宝坪村', until: '2026-03-10T02:00:00.000Z' }
    for (const each of told) expect(each).toMatchObject({ template: 'staff.withdrawal', vars })
    await undo(contact.id, code)
    expect(await deliverDue(api)).toHaveLength(2)
  })

  test('is for its filer alone, and not for what is decided', async () => {
    const { contact, code } = await objected()
    const other = await api.addContact({ phone: nextPhone() })
    expect((await ask(other.id, code)).code).toBe('not_found')
    await api.sql`update objections set status = 'upheld' where code = ${code}`
    expect(await ask(contact.id, code)).toEqual(NOTHING)
    expect(await eventsOf(code)).toEqual(['filed'])
  })
})

describe('the receipt of an objection', () => {
  const read = (code: string, actor?: `contact:${string}`, last4?: string) =>
    api.call(`/receipts/${code}${last4 ? `?last4=${last4}` : ''}`, actor ? { actor } : {})
  const vars = {
    ground: 'should_not_be_listed',
    status: 'open',
    filedOn: '2026-03-09',
    due: '2026-03-13',
    withdrawalAsked: 0,
    reason: '',
  }

  test('tells its filer where it stands', async () => {
    const { contact, code } = await objected()
    const first = { isAppeal: false, appeal: null, appealUntil: null }
    const mine = { code, mine: true, kind: 'objection', ...first }
    expect((await read(code, contact.actor)).body).toEqual({ ...mine, vars })
    await ask(contact.id, code)
    const asked = { ...vars, withdrawalAsked: 1 }
    expect((await read(code, contact.actor)).body).toEqual({ ...mine, vars: asked })
    api.clock.now = new Date('2026-03-10T02:00:00Z')
    const gone = { ...asked, status: 'withdrawn' }
    expect((await read(code, contact.actor)).body).toEqual({ ...mine, vars: gone })
  })

  test('tells nobody else a thing, and so not whose phone it was filed from', async () => {
    const { contact, code } = await objected()
    const { actor } = await api.addContact({ phone: nextPhone() })
    const last4 = contact.address.slice(-4)
    const wrong = String((Number(last4) + 1) % 10_000).padStart(4, '0')
    const unknown = '444444444' + checkDigit('444444444')
    const answers = []
    for (const asking of [undefined, actor])
      for (const [asked, digits] of [
        [unknown, last4],
        [code],
        [code, wrong],
        [code, last4],
      ] as const)
        answers.push(await read(asked, asking, digits))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]?.status).toBe(404)
    expect((await read(code, contact.actor)).status).toBe(200)
  })
})
