import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  GROUP,
  MONDAY_MORNING,
  OTHER_VILLAGE,
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
afterEach(async () => {
  await api.sql`update staff set is_active = false`
  await api.sql`delete from help_messages`
  await api.sql`delete from help_requests`
  await api.sql`update outbox set status = 'cancelled' where status = 'queued'`
})
afterAll(() => api.close())

/** A cadre with the phone that writes to us. */
async function cadreOf(areaPath: string, name = '熊长富', ties: string[] = []) {
  const cadre = await api.addStaff({ name, roles: [['village_cadre', areaPath]], ties })
  const contact = await api.addContact({ phone: String(cadre.phone) })
  return { ...cadre, contactId: contact.id }
}

async function call(kind: 'help' | 'person' = 'help', areaPath = GROUP) {
  const household = await api.addHousehold({ areaPath })
  const contact = await api.addContact({ linkedTo: [household.id] })
  const { vars } = await api.runCommand(contact.id, { type: 'call_for_help', kind, text: '漏雨' })
  const code = String(vars['code'])
  const [row] = await api.sql<{ id: string }[]>`select id from help_requests where code = ${code}`
  return { household, contact, code, id: row?.id ?? '' }
}

const answer = (contactId: string, code: string | null, text = '明天来看') =>
  api.runCommand(contactId, { type: 'answer_help', code, text })

const statusOf = async (id: string) => {
  const [row] = await api.sql<
    { status: string }[]
  >`select status from help_requests where id = ${id}`
  return row?.status
}

describe('a cadre’s answer', () => {
  test('reaches the villager with the cadre’s name and is kept', async () => {
    const cadre = await cadreOf(VILLAGE)
    const { contact, code, id } = await call()
    await deliverDue(api)
    expect(await answer(cadre.contactId, code)).toEqual({ code: 'answered', vars: { code } })
    expect(await deliverDue(api)).toMatchObject([
      {
        to: contact.address,
        class: 'filing',
        template: 'help.answer',
        vars: { name: '熊长富', text: '明天来看' },
      },
    ])
    expect(await statusOf(id)).toBe('answered')
    const events = await api.sql`
      select type, actor from events where subject = ${`help:${id}`} order by seq`
    expect(events).toEqual([
      { type: 'help.called', actor: contact.actor },
      { type: 'help.answered', actor: cadre.actor },
    ])
  })

  test('may be followed by another one', async () => {
    const cadre = await cadreOf(VILLAGE)
    const { code } = await call()
    await answer(cadre.contactId, code)
    expect((await answer(cadre.contactId, code, '已经修好')).code).toBe('answered')
    const texts = (await deliverDue(api)).map(({ vars }) => vars['text'])
    expect(texts).toEqual(expect.arrayContaining(['明天来看', '已经修好']))
  })

  test('without a code goes to the only one that waits for this cadre', async () => {
    const cadre = await cadreOf(VILLAGE)
    const answered = await call()
    await answer(cadre.contactId, answered.code)
    const { code } = await call()
    expect(await answer(cadre.contactId, null)).toEqual({ code: 'answered', vars: { code } })
  })

  test('without a code asks which when several wait, and answers none', async () => {
    const cadre = await cadreOf(VILLAGE)
    const first = await call()
    const second = await call()
    const which = { code: 'which', vars: { count: 2 } }
    expect(await answer(cadre.contactId, null)).toEqual(which)
    expect(await statusOf(first.id)).toBe('open')
    expect(await statusOf(second.id)).toBe('open')
  })

  test('without a code finds none when none waits, or only another’s', async () => {
    const other = await cadreOf(VILLAGE)
    await call()
    await api.sql`update staff set is_active = false where id = ${other.id}`
    const cadre = await cadreOf(VILLAGE, '乙')
    expect(await answer(cadre.contactId, null)).toEqual({ code: 'none_open', vars: {} })
  })

  test('given to the same request twice at once without a code is one answer', async () => {
    const cadre = await cadreOf(VILLAGE)
    const chat = await api.addContact({ phone: String(cadre.phone), channel: 'simulator' })
    const { id } = await call()
    const outcomes = await Promise.all([
      answer(cadre.contactId, null),
      answer(chat.id, null, '马上来'),
    ])
    expect(outcomes.map(({ code }) => code).toSorted()).toEqual(['answered', 'none_open'])
    const said = await api.sql`
      select 1 from help_messages where help_request_id = ${id} and side = 'staff'`
    expect(said).toHaveLength(1)
  })

  test('with the code of another village, an application or nothing finds nothing', async () => {
    const cadre = await cadreOf(VILLAGE)
    const elsewhere = await call('help', OTHER_VILLAGE)
    const household = await api.addHousehold()
    const contact = await api.addContact({ linkedTo: [household.id] })
    const command = { type: 'file_application', householdId: household.id } as const
    const { vars } = await api.runCommand(contact.id, command)
    for (const code of [elsewhere.code, String(vars['code']), '1234567890'])
      expect((await answer(cadre.contactId, code)).code).toBe('not_found')
    expect(await statusOf(elsewhere.id)).toBe('open')
  })

  test('may come from kin: helping is not deciding', async () => {
    const { household, code } = await call()
    const kin = await cadreOf(VILLAGE, '亲戚', [household.id])
    expect((await answer(kin.contactId, code)).code).toBe('answered')
  })

  test('to a call that was withdrawn is refused', async () => {
    const cadre = await cadreOf(VILLAGE)
    const { contact, code } = await call()
    await api.runCommand(contact.id, { type: 'ask_withdrawal', code })
    await deliverDue(api)
    expect((await answer(cadre.contactId, code)).code).toBe('closed')
    expect(await deliverDue(api)).toEqual([])
  })

  test('cannot be given by a villager', async () => {
    const { contact, code } = await call()
    expect((await answer(contact.id, code)).code).toBe('forbidden')
  })

  test('keeps a talk with a person open and gives it another half hour', async () => {
    const cadre = await cadreOf(VILLAGE)
    const { contact, code, id } = await call('person')
    api.clock.now = new Date('2026-03-09T02:29:59Z')
    await answer(cadre.contactId, code)
    expect(await statusOf(id)).toBe('open')
    api.clock.now = new Date('2026-03-09T02:59:58Z')
    const said = await api.runCommand(contact.id, { type: 'say_in_talk', text: '好的' })
    expect(said.code).toBe('passed_on')
  })

  test('at night reaches the villager and begins no talk', async () => {
    const cadre = await cadreOf(VILLAGE)
    const { contact, code } = await call('person')
    api.clock.now = new Date('2026-03-09T12:00:00Z')
    await deliverDue(api)
    await answer(cadre.contactId, code)
    expect(await deliverDue(api)).toMatchObject([{ template: 'help.answer' }])
    const said = await api.runCommand(contact.id, { type: 'say_in_talk', text: '好的' })
    expect(said.code).toBe('over')
  })

  describe('at night', () => {
    const SAID = new Date('2026-03-09T12:30:00Z')
    const IN_TWO_HOURS = new Date('2026-03-09T14:30:00Z')

    async function calledAtNight() {
      const cadre = await cadreOf(VILLAGE)
      api.clock.now = SAID
      const { contact, code } = await call()
      await deliverDue(api)
      return { contact, code, cadreId: cadre.contactId }
    }
    const answered = async () =>
      (await deliverDue(api)).filter(({ template }) => template === 'help.answer').length

    test('reaches at once whoever wrote two hours ago', async () => {
      const { code, cadreId } = await calledAtNight()
      api.clock.now = IN_TWO_HOURS
      await answer(cadreId, code)
      expect(await answered()).toBe(1)
    })

    test('waits for the morning where they wrote longer ago', async () => {
      const { code, cadreId } = await calledAtNight()
      api.clock.now = new Date(IN_TWO_HOURS.getTime() + 1)
      await answer(cadreId, code)
      expect(await answered()).toBe(0)
      api.clock.now = new Date('2026-03-10T00:00:00Z')
      expect(await answered()).toBe(1)
    })

    test('counts from what they added last', async () => {
      const { contact, code, cadreId } = await calledAtNight()
      api.clock.now = new Date(IN_TWO_HOURS.getTime() + 1)
      await api.runCommand(contact.id, { type: 'call_for_help', kind: 'help', text: '水更大了' })
      await answer(cadreId, code)
      expect(await answered()).toBe(1)
    })

    test('counts from no other matter of theirs', async () => {
      const { contact, code, cadreId } = await calledAtNight()
      api.clock.now = new Date(IN_TWO_HOURS.getTime() + 1)
      const other = { type: 'call_for_help', kind: 'question', text: '补不补钱' } as const
      await api.runCommand(contact.id, other)
      await answer(cadreId, code)
      expect(await answered()).toBe(0)
    })

    test('is not counted from the cadre’s own words', async () => {
      const { code, cadreId } = await calledAtNight()
      api.clock.now = IN_TWO_HOURS
      await answer(cadreId, code)
      await answered()
      api.clock.now = new Date(IN_TWO_HOURS.getTime() + 1)
      await answer(cadreId, code, '明天再来')
      expect(await answered()).toBe(0)
    })
  })
})
