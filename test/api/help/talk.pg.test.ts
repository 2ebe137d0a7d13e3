import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MONDAY_MORNING, startApi, type TestApi, VILLAGE } from '../../support/api'
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

const want = (contactId: string, text = '人工') => call(contactId, text, 'person')
const talk = (contactId: string, text: string) =>
  api.runCommand(contactId, { type: 'say_in_talk', text })
const atTime = (time: string) => {
  api.clock.now = new Date(`2026-03-09T${time}+08:00`)
}

describe('a wish for a person', () => {
  test.each([
    ['08:59:59.999', 'closed_hours', '2026-03-10T01:00:00.000Z'],
    ['09:00:00.000', 'called', '2026-03-10T01:00:00.000Z'],
    ['17:59:59.999', 'called', '2026-03-10T09:59:59.999Z'],
    ['18:00:00.000', 'closed_hours', '2026-03-11T01:00:00.000Z'],
  ])('at %s is %s and answered by %s', async (time, code, due) => {
    await cadreOf(VILLAGE)
    const { contact } = await family()
    atTime(time)
    const wanted = await want(contact.id)
    expect(wanted).toMatchObject({ code, vars: { opens: 9, closes: 18 } })
    const [request] = await requestsOf(contact.id)
    expect(request).toMatchObject({
      kind: 'person',
      status: 'open',
      code: wanted.vars['code'],
      answer_due_at: new Date(due),
    })
  })

  test('out of hours wakes nobody: the cadre hears when hours begin', async () => {
    await cadreOf(VILLAGE)
    const { contact } = await family()
    atTime('22:00:00')
    await want(contact.id)
    api.clock.now = new Date('2026-03-10T00:59:59.999Z')
    expect(await deliverDue(api)).toEqual([])
    api.clock.now = new Date('2026-03-10T01:00:00.000Z')
    expect(await deliverDue(api)).toMatchObject([{ template: 'help.told_responder' }])
  })

  test('out of hours begins no talk', async () => {
    const { contact } = await family()
    atTime('22:00:00')
    await want(contact.id)
    expect((await talk(contact.id, '在吗')).code).toBe('over')
  })

  test('stands beside a call for help of the same phone', async () => {
    const { contact } = await family()
    const help = await call(contact.id)
    const person = await want(contact.id)
    expect(person.vars['code']).not.toBe(help.vars['code'])
    expect(await requestsOf(contact.id)).toHaveLength(2)
  })

  test('passes on what is said until half an hour of silence, and not at the minute itself', async () => {
    await cadreOf(VILLAGE)
    const { contact } = await family()
    atTime('10:00:00.000')
    await want(contact.id)
    atTime('10:29:59.999')
    expect((await talk(contact.id, '我想问低保')).code).toBe('passed_on')
    atTime('10:59:59.998')
    expect((await talk(contact.id, '还在吗')).code).toBe('passed_on')
    atTime('11:29:59.998')
    expect((await talk(contact.id, '喂')).code).toBe('over')
    const told = await deliverDue(api)
    expect(told.map(({ vars }) => vars['text'])).toEqual(['人工', '我想问低保', '还在吗'])
    expect(await requestsOf(contact.id)).toMatchObject([{ message_count: 3, status: 'open' }])
  })

  test('ends at closing, however short the silence', async () => {
    const { contact } = await family()
    atTime('17:50:00')
    await want(contact.id)
    atTime('17:59:59.999')
    expect((await talk(contact.id, '问一下')).code).toBe('passed_on')
    atTime('18:00:00.000')
    expect((await talk(contact.id, '再问一下')).code).toBe('over')
  })

  test('wanted again after the silence goes on under the same receipt', async () => {
    const { contact } = await family()
    const first = await want(contact.id)
    atTime('12:00:00')
    const again = await want(contact.id)
    expect(again.vars['code']).toBe(first.vars['code'])
    expect((await talk(contact.id, '我想问低保')).code).toBe('passed_on')
  })

  test('is over once the villager ends it, and ending it twice changes nothing', async () => {
    const { contact } = await family()
    await want(contact.id)
    const end = () => api.runCommand(contact.id, { type: 'end_talk' })
    expect(await end()).toEqual({ code: 'over', vars: {} })
    expect(await end()).toEqual({ code: 'over', vars: {} })
    expect(await requestsOf(contact.id)).toMatchObject([{ status: 'closed' }])
    expect((await talk(contact.id, '在吗')).code).toBe('over')
    const ended = await api.sql`
      select type from events e join help_requests r on e.subject = 'help:' || r.id
       where r.contact_id = ${contact.id} and type = 'help.ended'`
    expect(ended).toHaveLength(1)
  })

  test.each(['person_opens_hour', 'person_closes_hour', 'person_lapse_minutes'] as const)(
    'is refused while nobody has set %s',
    async (figure) => {
      await api.setFigures({ [figure]: null })
      const { contact } = await family()
      expect((await want(contact.id)).code).toBe('figure_missing')
      expect((await call(contact.id)).code).toBe('called')
    },
  )
})
