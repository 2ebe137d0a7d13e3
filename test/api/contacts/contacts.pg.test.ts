import { afterAll, beforeAll, expect, test } from 'vitest'
import { maskedPhone, openAddress } from '../../../api/contacts/address'
import { STOPPABLE_CLASSES } from '../../../db/values/messages'
import { COUNTY, startApi, type TestApi } from '../../support/api'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
  await api.addCounty()
})
afterAll(() => api.close())

const contactRow = async (id: string) => {
  const [row] = await api.sql`select * from contacts where county = ${COUNTY} and id = ${id}`
  return row
}

const eventsOf = (id: string) =>
  api.sql`select type, actor, details from events where subject = ${`contact:${id}`} order by seq`

test('退订 stops broadcasts and 订阅 starts them again, both on record', async () => {
  const { id, actor } = await api.addContact()
  const set = (wanted: boolean) => api.runCommand(id, { type: 'set_broadcasts', wanted })
  expect(await set(false)).toMatchObject({ code: 'done' })
  expect((await contactRow(id))?.['stopped']).toEqual(STOPPABLE_CLASSES)
  await set(true)
  expect((await contactRow(id))?.['stopped']).toEqual([])
  const details = { classes: [...STOPPABLE_CLASSES] }
  expect(await eventsOf(id)).toEqual([
    { type: 'contact.stopped', actor, details },
    { type: 'contact.started', actor, details },
  ])
})

test('订阅 from a chat starts them for the phone it has shown as well, and from the phone for the chat', async () => {
  const phone = await api.addContact()
  const chat = await api.addContact({ channel: 'telegram', chat: '4712' })
  const other = await api.addContact()
  await api.runCommand(chat.id, { type: 'prove_phone', phone: phone.address })
  const set = (id: string, wanted: boolean) =>
    api.runCommand(id, { type: 'set_broadcasts', wanted })
  const stopped = async (id: string) => (await contactRow(id))?.['stopped']
  for (const [stops, starts] of [
    [phone, chat],
    [chat, phone],
  ] as const) {
    await set(stops.id, false)
    await set(other.id, false)
    await set(starts.id, true)
    expect(await stopped(stops.id)).toEqual([])
    expect((await eventsOf(stops.id)).at(-1)).toMatchObject({
      type: 'contact.started',
      details: { by: starts.id },
    })
    expect(await stopped(other.id)).not.toEqual([])
  }
})

test('a contact is spoken to in the language it chose', async () => {
  const { id } = await api.addContact()
  await api.runCommand(id, { type: 'set_language', language: 'en' })
  expect(await contactRow(id)).toMatchObject({ language: 'en' })
  expect(await eventsOf(id)).toMatchObject([
    { type: 'contact.language_set', details: { language: 'en' } },
  ])
})

test('one contact’s choice changes nobody else', async () => {
  const one = await api.addContact()
  const other = await api.addContact()
  await api.runCommand(one.id, { type: 'set_broadcasts', wanted: false })
  expect((await contactRow(other.id))?.['stopped']).toEqual([])
})

async function sealed(id: string, isPhone: boolean) {
  const row = await contactRow(id)
  const phoneSealed = row?.['phone_sealed'] as Buffer | null
  return { id, isPhone, addressSealed: row?.['address_sealed'] as Buffer, phoneSealed }
}

test('a phone is opened for sending and masked for showing; a chat has none to show', async () => {
  const phone = await api.addContact({ phone: '+8619912345678' })
  const chat = await api.addContact({ channel: 'telegram', chat: '4711' })
  const ofPhone = await sealed(phone.id, true)
  expect(openAddress(api.deps, COUNTY, ofPhone)).toBe('+8619912345678')
  expect(maskedPhone(api.deps, COUNTY, ofPhone)).toBe('199****5678')
  expect(maskedPhone(api.deps, COUNTY, await sealed(chat.id, false))).toBeNull()
})
