import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  COUNTY,
  GROUP,
  HOTLINE,
  MONDAY_MORNING,
  startApi,
  type TestApi,
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
afterAll(() => api.close())

const apply = (contactId: string, householdId: string) =>
  api.runCommand(contactId, { type: 'file_application', householdId })

async function family(status?: 'unregistered' | 'registered' | 'closed' | 'exited') {
  const household = await api.addHousehold(status ? { status } : {})
  const contact = await api.addContact({ linkedTo: [household.id] })
  return { household, contact }
}

const applicationsOf = (householdId: string) =>
  api.sql`select * from applications where county = ${COUNTY} and household_id = ${householdId}`

describe('filing an application', () => {
  test('gives the household a receipt and the day of the answer, and is kept', async () => {
    const { household, contact } = await family()
    const filed = await apply(contact.id, household.id)
    const code = expect.stringMatching(/^\d{10}$/)
    expect(filed).toEqual({ code: 'filed', vars: { head: '谭大山', code, due: '2026-03-29' } })
    const [row] = await applicationsOf(household.id)
    expect(row).toMatchObject({
      code: filed.vars['code'],
      status: 'filed',
      filed_on: '2026-03-09',
      answer_due_on: '2026-03-29',
      contact_id: contact.id,
    })
  })

  test('stands in the events of the application and of the household', async () => {
    const { household, contact } = await family()
    await apply(contact.id, household.id)
    const [row] = await applicationsOf(household.id)
    const events = await api.sql`
      select subject, type, actor, details from events
       where county = ${COUNTY} and details ->> 'applicationId' = ${row?.['id']} order by subject`
    const event = {
      type: 'application.filed',
      actor: contact.actor,
      details: { householdId: household.id, due: '2026-03-29' },
    }
    expect(events).toMatchObject([
      { ...event, subject: `application:${row?.['id']}` },
      { ...event, subject: `household:${household.id}` },
    ])
  })

  test.each([
    ['2026-03-09T15:59:59.999Z', '2026-03-29'],
    ['2026-03-09T16:00:00.000Z', '2026-03-30'],
  ])('at %s counts its days from the day it is in Shanghai: %s', async (now, due) => {
    api.clock.now = new Date(now)
    const { household, contact } = await family()
    expect((await apply(contact.id, household.id)).vars['due']).toBe(due)
  })

  test('is refused while nobody has set how long an answer may take', async () => {
    await api.setFigures({ application_answer_days: null })
    const { household, contact } = await family()
    expect((await apply(contact.id, household.id)).code).toBe('figure_missing')
    expect(await applicationsOf(household.id)).toHaveLength(0)
    await api.setFigures()
  })

  test('of a household the phone does not speak for finds no such household', async () => {
    const { household } = await family()
    const stranger = await api.addContact()
    expect((await apply(stranger.id, household.id)).code).toBe('not_found')
    expect(await applicationsOf(household.id)).toHaveLength(0)
  })

  test('of a household whose link has ended finds no such household', async () => {
    const { household, contact } = await family()
    await api.sql`update contact_links set ended_at = linked_at where contact_id = ${contact.id}`
    expect((await apply(contact.id, household.id)).code).toBe('not_found')
  })

  test('on the register already is told so and files nothing', async () => {
    const { household, contact } = await family('registered')
    expect(await apply(contact.id, household.id)).toEqual({
      code: 'on_register',
      vars: { head: '谭大山', status: 'registered', hotline: HOTLINE },
    })
    expect(await applicationsOf(household.id)).toHaveLength(0)
  })

  test('for a household that is gone is refused with its reason', async () => {
    const { household, contact } = await family('closed')
    expect((await apply(contact.id, household.id)).code).toBe('household_closed')
  })

  test('after leaving the register is open to a household again', async () => {
    const { household, contact } = await family('exited')
    expect((await apply(contact.id, household.id)).code).toBe('filed')
  })
})

describe('a household with an open application', () => {
  test('that applies again gets the receipt it has, from any of its phones', async () => {
    const { household, contact } = await family()
    const son = await api.addContact({ linkedTo: [household.id] })
    const { vars } = await apply(contact.id, household.id)
    const again = { code: 'already_filed', vars: { code: vars['code'], due: '2026-03-29' } }
    expect(await apply(contact.id, household.id)).toEqual(again)
    expect(await apply(son.id, household.id)).toEqual(again)
    expect(await applicationsOf(household.id)).toHaveLength(1)
  })

  test('filed from two phones at once has one application and one receipt', async () => {
    const household = await api.addHousehold()
    const phones = await Promise.all(
      [1, 2, 3].map(() => api.addContact({ linkedTo: [household.id] })),
    )
    const outcomes = await Promise.all(phones.map(({ id }) => apply(id, household.id)))
    expect(outcomes.map(({ code }) => code).toSorted()).toEqual([
      'already_filed',
      'already_filed',
      'filed',
    ])
    expect(new Set(outcomes.map(({ vars }) => vars['code'])).size).toBe(1)
    expect(await applicationsOf(household.id)).toHaveLength(1)
  })

  test('may apply again once its withdrawal is in force, and not a moment before', async () => {
    const { household, contact } = await family()
    const { vars } = await apply(contact.id, household.id)
    await api.runCommand(contact.id, { type: 'ask_withdrawal', code: String(vars['code']) })
    api.clock.now = new Date('2026-03-10T01:59:59.999Z')
    expect((await apply(contact.id, household.id)).code).toBe('already_filed')
    api.clock.now = new Date('2026-03-10T02:00:00.000Z')
    const again = await apply(contact.id, household.id)
    expect(again.code).toBe('filed')
    expect(again.vars['code']).not.toBe(vars['code'])
    const statuses = (await applicationsOf(household.id)).map((row) => row['status'] as string)
    expect(statuses.toSorted()).toEqual(['filed', 'withdrawn'])
    const withdrawn = await api.sql`
      select subject from events where type = 'application.withdrawn'
         and details ->> 'householdId' = ${household.id}`
    expect(withdrawn).toHaveLength(2)
  })
})

describe('the village team', () => {
  test('hears of an application on the phone of its cadre, who never wrote to us', async () => {
    const cadre = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    await deliverDue(api)
    const { household, contact } = await family()
    const { vars } = await apply(contact.id, household.id)
    expect(await deliverDue(api)).toMatchObject([
      {
        to: cadre.phone,
        channel: 'sms',
        class: 'filing',
        template: 'staff.application',
        vars: { head: '谭大山', area: '宝坪村3社', code: vars['code'], due: '2026-03-29' },
      },
    ])
    await api.sql`update staff set is_active = false where id = ${cadre.id}`
  })

  test('without anybody in it does not stop a household from applying', async () => {
    const { household, contact } = await family()
    expect((await apply(contact.id, household.id)).code).toBe('filed')
    expect(await deliverDue(api)).toEqual([])
  })
})

describe('POST /applications', () => {
  test('files once for a key and gives the same answer to the repetition', async () => {
    const { household, contact } = await family()
    const post = () =>
      api.call('/applications', {
        actor: contact.actor,
        body: { householdId: household.id },
        key: 'k1',
      })
    const [first, second] = await Promise.all([post(), post()])
    expect(first).toMatchObject({ status: 200, body: { code: 'filed' } })
    expect(second).toEqual(first)
    expect(await applicationsOf(household.id)).toHaveLength(1)
  })

  test.each([
    [{ householdId: 'x' }, 400, 'householdId'],
    [{}, 400, 'householdId'],
    [{ householdId: '018f0000-0000-7000-8000-000000000000', more: 1 }, 400, 'more'],
    [{ householdId: '018f0000-0000-7000-8000-000000000000' }, 404, 'household'],
  ])('with %j answers %i and names %s', async (body, status, reason) => {
    const { contact } = await family()
    const answer = await api.call('/applications', { actor: contact.actor, body })
    expect(answer).toMatchObject({ status, body: { reason } })
  })

  test('is closed to the public, to staff and to jobs', async () => {
    const { household } = await family()
    const cadre = await api.addStaff({ roles: [['village_cadre', GROUP]] })
    const body = { householdId: household.id }
    expect((await api.call('/applications', { body })).status).toBe(403)
    expect((await api.call('/applications', { body, actor: cadre.actor })).status).toBe(403)
    expect((await api.call('/applications', { body, actor: 'job:bot' })).status).toBe(403)
  })
})
