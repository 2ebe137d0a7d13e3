import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ANYWHERE, contactOfPhone, textContactOfPhone } from '../../../api/contacts/of-phone'
import { bestFirst, ofPhone } from '../../../api/contacts/person'
import { bestOf } from '../../../api/contacts/rules'
import { contacts } from '../../../db/schema'
import type { StoppableClass } from '../../../db/values/messages'
import { COUNTY, startApi, type TestApi, VILLAGE } from '../../support/api'
import { commandContext } from '../../support/command'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ connections: 6 })
  await api.addCounty()
})
afterAll(() => api.close())

let made = 0
const newPhone = () => `+86199${String(64_000_000 + ++made)}`
const newChat = () => api.addContact({ channel: 'telegram', chat: String(9_000_000 + ++made) })
const set = (id: string, wanted: boolean, classes?: StoppableClass[]) =>
  api.runCommand(id, { type: 'set_broadcasts', wanted, classes })
const prove = (id: string, phone: string) => api.runCommand(id, { type: 'prove_phone', phone })
const rowOf = async (id: string) => {
  const [row] = await api.sql<{ stopped: string[]; language: string; chosen_at: Date | null }[]>`
    select stopped, language, chosen_at from contacts where county = ${COUNTY} and id = ${id}`
  return row
}
const stopped = async (id: string) => (await rowOf(id))?.stopped
const changes = (id: string) =>
  api.sql`select type, details from events
           where subject = ${`contact:${id}`} and type in ('contact.stopped', 'contact.started')
           order by seq`

/** A phone that wrote to us and two chats of its owner. */
async function person() {
  const phone = newPhone()
  const text = await api.addContact({ phone })
  const [one, other] = [await newChat(), await newChat()]
  for (const each of [one, other]) await prove(each.id, phone)
  return { phone, text, one, other, ids: [text.id, one.id, other.id] }
}

describe('what a person wants', () => {
  test('is stopped and started on all contacts of their phone, each with one event', async () => {
    const { one, text, ids } = await person()
    const stranger = await newChat()
    await set(one.id, false, ['notice'])
    await set(one.id, false, ['notice'])
    for (const id of ids) expect(await stopped(id)).toEqual(['notice'])
    expect(await stopped(stranger.id)).toEqual([])
    await set(text.id, true)
    for (const id of ids) {
      expect(await stopped(id)).toEqual([])
      const by = (who: string) => (who === id ? {} : { by: who })
      expect([...(await changes(id))]).toEqual([
        { type: 'contact.stopped', details: { classes: ['notice'], ...by(one.id) } },
        { type: 'contact.started', details: { classes: ['notice'], ...by(text.id) } },
      ])
    }
  })

  test('can never take away an answer: no row holds that', async () => {
    await newChat()
    await expect(
      api.sql`update contacts set stopped = '{answer}' where county = ${COUNTY}`,
    ).rejects.toThrow(/contacts_stopped_stoppable/)
  })

  test('of staff by plain 退订 leaves reminders on, until they name them', async () => {
    const phone = newPhone()
    await api.addStaff({ phone, roles: [['village_cadre', VILLAGE]] })
    const chat = await newChat()
    await prove(chat.id, phone)
    expect(await set(chat.id, false)).toMatchObject({ code: 'done_staff' })
    expect(await stopped(chat.id)).toEqual(['notice', 'broadcast'])
    await set(chat.id, false, ['reminder'])
    expect(await stopped(chat.id)).toEqual(['notice', 'broadcast', 'reminder'])
  })

  test('is shared by a chat and the phone it shows, either way', async () => {
    const phone = newPhone()
    const text = await api.addContact({ phone })
    const chat = await newChat()
    await set(text.id, false, ['broadcast'])
    await set(chat.id, false, ['reminder'])
    await prove(chat.id, phone)
    for (const id of [text.id, chat.id])
      expect(await stopped(id)).toEqual(['broadcast', 'reminder'])
    expect((await changes(text.id)).at(-1)).toEqual({
      type: 'contact.stopped',
      details: { classes: ['reminder'], by: chat.id },
    })
    expect(await changes(chat.id)).toHaveLength(2)
    await prove(chat.id, phone)
    expect(await changes(chat.id)).toHaveLength(2)
  })

  test('is changed by all their contacts at once, and none waits for another for ever', async () => {
    const { ids } = await person()
    const deadlocks = async () => {
      const [row] = await api.ownerSql<{ deadlocks: string }[]>`
        select deadlocks from pg_stat_database where datname = current_database()`
      return row?.deadlocks
    }
    const before = await deadlocks()
    for (let i = 0; i < 8; i++) await Promise.all(ids.map((id) => set(id, i % 2 === 1)))
    for (const id of ids) {
      expect(await stopped(id)).toEqual([])
      expect(await changes(id)).toHaveLength(8)
    }
    expect(await deadlocks()).toBe(before)
  })

  test('is kept by a contact made of their phone later, in the language they read', async () => {
    await api.addContact()
    const phone = newPhone()
    const chat = await newChat()
    await prove(chat.id, phone)
    await set(chat.id, false, ['notice'])
    await api.runCommand(chat.id, { type: 'set_language', language: 'en' })
    expect(await api.runCommand(chat.id, { type: 'choose_contact', where: 'text' })).toMatchObject({
      code: 'chosen',
    })
    const index = api.deps.sealer.index('phone', COUNTY, phone)
    const known = { index, read: () => phone }
    const id = await contactOfPhone(api.db, commandContext(api), known, ANYWHERE)
    expect(id).not.toBe(chat.id)
    expect(await rowOf(id ?? '')).toMatchObject({ stopped: ['notice'], language: 'en' })
  })
})

describe('where they want it', () => {
  const choose = (id: string, where: 'here' | 'text' | 'chat') =>
    api.runCommand(id, { type: 'choose_contact', where })
  const best = async (phone: string) => {
    const index = api.deps.sealer.index('phone', COUNTY, phone)
    return contactOfPhone(api.db, commandContext(api), { index, read: () => phone }, ANYWHERE)
  }
  const chosenEvents = (id: string) =>
    api.sql`select details from events
             where subject = ${`contact:${id}`} and type = 'contact.chosen' order by seq`

  test('goes by what they chose last, though it was the same moment', async () => {
    const { phone, text, one, other } = await person()
    for (const { id } of [text, one, text, other, one]) {
      await choose(id, 'here')
      await choose(id, 'here')
      expect(await best(phone)).toBe(id)
    }
    expect(await chosenEvents(text.id)).toHaveLength(2)
    await choose(one.id, 'text')
    expect(await best(phone)).toBe(text.id)
    expect((await chosenEvents(text.id)).at(-1)).toEqual({ details: { by: one.id } })
  })

  test('from a phone to its chat; without one they are told, and nothing changes', async () => {
    const { phone, text, one, other } = await person()
    await choose(text.id, 'here')
    expect(await choose(text.id, 'chat')).toMatchObject({ code: 'chosen' })
    expect([one.id, other.id]).toContain(await best(phone))
    const alone = await api.addContact({ phone: newPhone() })
    expect(await choose(alone.id, 'chat')).toMatchObject({ code: 'no_chat' })
    expect((await rowOf(alone.id))?.chosen_at).toBeNull()
  })

  test('not by text where no phone is known, or nothing reaches it', async () => {
    const chat = await newChat()
    expect(await choose(chat.id, 'text')).toMatchObject({ code: 'no_phone' })
    const { text, one } = await person()
    await api.sql`update contacts set address_fault = 'stop' where id = ${text.id}`
    expect(await choose(one.id, 'text')).toMatchObject({ code: 'unreachable' })
    expect((await rowOf(text.id))?.chosen_at).toBeNull()
  })

  test('past a chat that fails: the phone becomes a contact', async () => {
    await api.addContact()
    const phone = newPhone()
    const chat = await newChat()
    await prove(chat.id, phone)
    expect(await best(phone)).toBe(chat.id)
    await api.sql`update contacts set address_fault = 'stop' where id = ${chat.id}`
    const index = api.deps.sealer.index('phone', COUNTY, phone)
    const made = await best(phone)
    expect(made).not.toBe(chat.id)
    const text = await textContactOfPhone(api.db, commandContext(api), { index, read: () => phone })
    expect(text?.id).toBe(made)
  })

  test('is the same by the rule and by the statement', async () => {
    const { phone, ids } = await person()
    const index = api.deps.sealer.index('phone', COUNTY, phone)
    const faults = [null, 'fix'] as const
    const times = [null, '2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'] as const
    for (let i = 0; i < 36; i++) {
      for (const [j, id] of ids.entries())
        await api.sql`
          update contacts set address_fault = ${faults[(i >> j) % 2] ?? null},
                 chosen_at = ${times[(i + j * (i % 5)) % 3] ?? null}, last_seq = ${(i * (j + 2)) % 4}
           where id = ${id}`
      const rows = await api.db
        .select()
        .from(contacts)
        .where(ofPhone(COUNTY, index))
        .orderBy(...bestFirst)
      expect(rows[0]?.id).toBe(bestOf(rows)?.id)
    }
  })
})

describe('GET /contacts/preferences', () => {
  const preferences = async (actor: `contact:${string}`) =>
    (await api.call('/contacts/preferences', { actor })).body

  test('tells a contact what it gets, in which language, and where', async () => {
    const { text, one } = await person()
    await set(one.id, false, ['notice'])
    await api.runCommand(one.id, { type: 'choose_contact', where: 'here' })
    const same = { wanted: ['broadcast', 'reminder'], stopped: ['notice'], language: 'zh' }
    expect(await preferences(one.actor)).toEqual({ ...same, where: 'here' })
    expect(await preferences(text.actor)).toEqual({ ...same, where: 'chat' })
    await api.runCommand(text.id, { type: 'choose_contact', where: 'here' })
    expect(await preferences(one.actor)).toEqual({ ...same, where: 'text' })
  })

  test('is for a contact alone', async () => {
    const { actor } = await api.addStaff({ roles: [['village_cadre', VILLAGE]] })
    expect((await api.call('/contacts/preferences', { actor })).status).toBe(403)
    expect((await api.call('/contacts/preferences')).status).toBeGreaterThan(400)
  })
})
