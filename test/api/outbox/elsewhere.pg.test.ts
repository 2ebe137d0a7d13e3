import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { say } from '../../../api/messages/templates'
import { enqueue } from '../../../api/outbox/enqueue'
import { newId } from '../../../api/shared/ids'
import type { MessageClass } from '../../../db/values/messages'
import { COUNTY, MONDAY_MORNING, startApi, type TestApi } from '../../support/api'
import { claim, forget, tell } from '../../support/outbox'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterEach(() => forget(api))
afterAll(() => api.close())

const hoursLater = (hours: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + hours * 3_600_000)
}

let made = 0
/** Somebody with a chat that has shown the phone they have in the register, which has written to us itself. */
async function somebody() {
  const phone = `+8619955${String(++made).padStart(6, '0')}`
  const text = await api.addContact({ phone })
  const { id: householdId } = await api.addHousehold({ phone })
  const linkedTo = [householdId]
  const chat = await api.addContact({ channel: 'telegram', chat: `77${made}`, linkedTo })
  const index = api.deps.sealer.index('phone', COUNTY, phone)
  await api.sql`update contacts set phone_index = ${index} where id = ${chat.id}`
  return { phone, text, chat, householdId }
}

async function queue(contactId: string, kind: MessageClass = 'filing') {
  const ctx = { county: COUNTY, deps: api.deps, now: api.clock.now }
  const words = say('common.text', { text: '您的异议成立' })
  const message = { contactId, purpose: newId(), class: kind, say: words }
  await api.db.transaction((tx) => enqueue(tx, ctx, message))
  return message.purpose
}

/** Takes what is due on a channel and tells that it was sent, or why not. */
async function send(channel: string, kind?: 'stop' | 'fix' | 'retry') {
  const messages = await claim(api, { channel })
  const results = messages.map(({ id, claim }) =>
    kind
      ? { id, claim, error: { code: kind, kind } }
      : { id, claim, providerMessageId: newId(), segments: 1 },
  )
  await tell(api, results, { channel })
  return messages
}
const statuses = async () => {
  const rows = await api.sql<{ line: string }[]>`
    select channel || ' ' || status as line from outbox order by channel desc, created_at`
  return rows.map(({ line }) => line)
}

describe('a villager who blocked our chat', () => {
  test('gets what concerns them as a text, in the same words', async () => {
    const { chat, phone } = await somebody()
    await queue(chat.id)
    await send('telegram', 'stop')
    expect(await statuses()).toEqual(['telegram moved', 'sms queued'])
    const [text] = await send('sms')
    expect(text).toMatchObject({ to: phone, vars: { text: '您的异议成立' }, isResend: false })
    expect(await statuses()).toEqual(['telegram moved', 'sms sent'])
  })

  test('is written to by text from then on, until they write from the chat again', async () => {
    const { chat, phone } = await somebody()
    await queue(chat.id)
    await send('telegram', 'stop')
    await send('sms')
    await queue(chat.id, 'notice')
    expect(await send('telegram')).toEqual([])
    expect(await send('sms')).toMatchObject([{ to: phone, class: 'notice' }])
    await api.sql`
      update contacts set address_fault = null, address_fault_at = null where id = ${chat.id}`
    await queue(chat.id, 'notice')
    expect(await send('telegram')).toHaveLength(1)
  })

  test('and whose phone is wrong as well is not written to in circles', async () => {
    const { chat } = await somebody()
    await queue(chat.id)
    await send('telegram', 'stop')
    await send('sms', 'fix')
    expect(await statuses()).toEqual(['telegram moved', 'sms failed'])
  })

  test('whose phone is somebody else’s by now is not written to on it', async () => {
    const { chat, householdId } = await somebody()
    await api.ownerSql`update people set phone_index = null where household_id = ${householdId}`
    await queue(chat.id)
    await send('telegram', 'stop')
    expect(await statuses()).toEqual(['telegram failed'])
  })

  test('without a phone we know has failed to get it', async () => {
    const chat = await api.addContact({ channel: 'telegram', chat: '5551' })
    await queue(chat.id)
    await send('telegram', 'stop')
    expect(await statuses()).toEqual(['telegram failed'])
  })
})

test('whoever texted STOP gets the notice nowhere else', async () => {
  const { text, chat } = await somebody()
  await queue(text.id, 'notice')
  await send('sms', 'stop')
  expect(await statuses()).toEqual(['sms failed'])
  const [row] = await api.sql`select stopped from contacts where id = ${chat.id}`
  expect(row).toEqual({ stopped: ['notice', 'broadcast'] })
})

describe('a chat nobody looks into', () => {
  test('is followed by a text after the hours the county has set, and not before', async () => {
    const { chat, phone } = await somebody()
    await queue(chat.id)
    await send('telegram')
    hoursLater(5.99)
    expect(await send('sms')).toEqual([])
    hoursLater(0.01)
    expect(await send('sms')).toMatchObject([{ to: phone }])
    hoursLater(1)
    expect(await send('sms')).toEqual([])
  })

  test('is not, once its owner has written from it', async () => {
    const { chat } = await somebody()
    await queue(chat.id)
    await send('telegram')
    hoursLater(1)
    await api.sql`
      insert into turns (county, id, contact_id, seq, channel, provider_message_id, received_at, tries)
      values (${COUNTY}, ${newId()}, ${chat.id}, 1, 'telegram', ${newId()}, ${api.clock.now}, 1)`
    hoursLater(5)
    expect(await send('sms')).toEqual([])
    expect(await statuses()).toEqual(['telegram sent', 'sms cancelled'])
  })

  test.each(['answer', 'reminder'] as const)('is not, where it was a mere %s', async (kind) => {
    const { chat } = await somebody()
    await queue(chat.id, kind)
    await send('telegram')
    hoursLater(6)
    expect(await send('sms')).toEqual([])
  })

  test('is not, where the county has set no hours', async () => {
    const { chat } = await somebody()
    await api.ownerSql`delete from figures where name = 'chat_unread_hours'`
    await queue(chat.id)
    await send('telegram')
    hoursLater(24)
    expect(await send('sms')).toEqual([])
    await api.setFigures({ chat_unread_hours: 6 })
  })
})
