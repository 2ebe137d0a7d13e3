import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { maskedPhone } from '../../../api/contacts/address'
import { provePhone } from '../../../api/contacts/service'
import { tellStaff } from '../../../api/help/tell-staff'
import { say } from '../../../api/messages/templates'
import { findStaffOfContact } from '../../../api/staff/actors'
import { beginTurn } from '../../../api/turns/begin'
import { COUNTY, GROUP, startApi, type TestApi, VILLAGE } from '../../support/api'
import { commandContext } from '../../support/command'

let api: TestApi
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
})
afterAll(() => api.close())

let made = 0
const newPhone = () => `+86199${String(60_000_000 + ++made)}`
const newChat = () => api.addContact({ channel: 'telegram', chat: String(8_000_000 + ++made) })
const prove = (contactId: string, phone: string) =>
  api.runCommand(contactId, { type: 'prove_phone', phone })
const contactRow = async (id: string) => {
  const [row] = await api.sql`select * from contacts where county = ${COUNTY} and id = ${id}`
  return row
}
const eventsOf = (id: string) =>
  api.sql`select type, details from events where subject = ${`contact:${id}`} order by seq`

describe('a chat shows its phone', () => {
  test('and is known by it, sealed, with an event that does not name it', async () => {
    const chat = await newChat()
    const phone = newPhone()
    expect(await prove(chat.id, phone)).toMatchObject({ code: 'shown' })
    const row = await contactRow(chat.id)
    expect(row?.['phone_index']).toEqual(api.deps.sealer.index('phone', COUNTY, phone))
    expect(Buffer.from(row?.['phone_sealed']).toString('latin1')).not.toContain(phone.slice(3))
    const contact = { id: chat.id, isPhone: false, addressSealed: Buffer.alloc(0) }
    const phoneSealed = row?.['phone_sealed'] as Buffer
    const shown = maskedPhone(api.deps, COUNTY, { ...contact, phoneSealed })
    expect(shown).toBe(`199****${phone.slice(-4)}`)
    expect([...(await eventsOf(chat.id))]).toEqual([{ type: 'contact.phone_shown', details: {} }])
  })

  test('twice, and twice at once, and it is put down once', async () => {
    const chat = await newChat()
    const phone = newPhone()
    const ctx = { ...commandContext(api), actor: { kind: 'contact', contactId: chat.id } as const }
    const show = () => api.db.transaction((tx) => provePhone(tx, ctx, { phone }))
    const outcomes = await Promise.all([show(), show()])
    expect(outcomes.map(({ code }) => code)).toEqual(['shown', 'shown'])
    expect((await prove(chat.id, phone)).code).toBe('shown')
    expect(await eventsOf(chat.id)).toHaveLength(1)
  })

  test('anew after it has changed', async () => {
    const chat = await newChat()
    await prove(chat.id, newPhone())
    const phone = newPhone()
    await prove(chat.id, phone)
    const row = await contactRow(chat.id)
    expect(row?.['phone_index']).toEqual(api.deps.sealer.index('phone', COUNTY, phone))
    expect(await eventsOf(chat.id)).toHaveLength(2)
  })

  test('which another chat has shown before: both are that phone', async () => {
    const phone = newPhone()
    const [one, other] = [await newChat(), await newChat()]
    expect((await prove(one.id, phone)).code).toBe('shown')
    expect((await prove(other.id, phone)).code).toBe('shown')
  })

  test('that cannot be a mobile: refused, and nothing put down', async () => {
    const chat = await newChat()
    expect((await prove(chat.id, '+862351522345')).code).toBe('not_a_mobile')
    expect((await contactRow(chat.id))?.['phone_index']).toBeNull()
    expect(await eventsOf(chat.id)).toHaveLength(0)
  })

  test('but a phone shows no other phone', async () => {
    const phone = await api.addContact({ phone: newPhone() })
    expect((await prove(phone.id, newPhone())).code).toBe('has_phone')
    expect((await contactRow(phone.id))?.['phone_index']).toBeNull()
  })
})

describe('from then on', () => {
  test('it proves the household its phone stands for, and only that', async () => {
    const phone = newPhone()
    const household = await api.addHousehold({ phone, idNumber: '509938196001012359' })
    const chat = await newChat()
    const proof = { type: 'link_by_identity', name: household.head, idLast4: '2359' } as const
    expect((await api.runCommand(chat.id, proof)).code).toBe('needs_cadre')
    await prove(chat.id, phone)
    expect((await api.runCommand(chat.id, { ...proof, idLast4: '0000' })).code).toBe('wrong')
    expect((await api.runCommand(chat.id, proof)).code).toBe('linked')
    const links = await api.sql`
      select household_id, way from contact_links where contact_id = ${chat.id}`
    expect([...links]).toEqual([{ household_id: household.id, way: 'register_phone' }])
  })

  test('a member of staff’s phone proves no household in a chat either', async () => {
    const phone = newPhone()
    await api.addStaff({ phone, roles: [['village_cadre', VILLAGE]] })
    const household = await api.addHousehold({ phone, idNumber: '509938196001014444' })
    const chat = await newChat()
    expect((await prove(chat.id, phone)).code).toBe('shown_staff')
    const proof = { type: 'link_by_identity', name: household.head, idLast4: '4444' } as const
    expect((await api.runCommand(chat.id, proof)).code).toBe('needs_cadre')
  })

  test('it is the member of staff whose phone it is, for as long as they are one', async () => {
    const phone = newPhone()
    const cadre = await api.addStaff({ phone, roles: [['village_cadre', VILLAGE]] })
    const chat = await newChat()
    const found = () => findStaffOfContact(api.sql, COUNTY, chat.id)
    expect(await found()).toBeNull()
    await prove(chat.id, phone)
    expect(await found()).toMatchObject({ staffId: cadre.id })
    const households = await api.call('/households?limit=1', { actor: chat.actor })
    expect(households.status).toBe(200)
    await api.sql`update staff set is_active = false where id = ${cadre.id}`
    expect(await found()).toBeNull()
  })

  test('a turn tells flows that its phone is known, and whose it is', async () => {
    const phone = newPhone()
    const cadre = await api.addStaff({ phone, roles: [['village_cadre', VILLAGE]] })
    const chat = await newChat()
    const begin = async () => {
      const message = { channel: 'telegram', from: chat.address, isPhone: false, text: '0' }
      const begun = await beginTurn(api.deps, COUNTY, {
        ...message,
        providerMessageId: `m${++made}`,
      })
      if (begun.state === 'begun')
        await api.sql`update contacts set lease_until = null, answered_seq = last_seq`
      return begun.state === 'begun' ? begun.contact : begun.state
    }
    expect(await begin()).toMatchObject({ isPhone: false, staffId: null })
    await prove(chat.id, phone)
    expect(await begin()).toMatchObject({ isPhone: true, staffId: cadre.id })
  })

  test('a receipt filed from the chat is shown to who knows the end of that phone', async () => {
    const phone = newPhone()
    const household = await api.addHousehold({ phone, areaPath: GROUP })
    const chat = await newChat()
    await api.link(chat.id, household.id)
    const filed = await api.runCommand(chat.id, {
      type: 'file_application',
      householdId: household.id,
    })
    const path = `/receipts/${filed.vars['code']}?last4=${phone.slice(-4)}`
    expect((await api.call(path)).status).toBe(404)
    await prove(chat.id, phone)
    expect((await api.call(path)).status).toBe(200)
    expect((await api.call(path.slice(0, -4) + '0000')).status).toBe(404)
  })
})

describe('a member of staff is told', () => {
  const tell = async (staffId: string, channel: string, isPhone: boolean) => {
    const purpose = `told:${++made}`
    const ctx = commandContext(api)
    const message = { staffId, asker: { channel, isPhone }, purpose, say: say('common.yes', {}) }
    const isTold = await api.db.transaction((tx) => tellStaff(tx, ctx, message))
    const [row] = await api.sql<{ channel: string; id: string }[]>`
      select c.channel, c.id from outbox o join contacts c on c.id = o.contact_id
       where o.purpose = ${purpose}`
    return isTold ? row : null
  }
  const cadreOn = async (...where: ('sms' | 'telegram')[]) => {
    const phone = newPhone()
    const cadre = await api.addStaff({ phone, roles: [['village_cadre', VILLAGE]] })
    const ids: Record<string, string> = {}
    if (where.includes('telegram')) {
      const chat = await newChat()
      await prove(chat.id, phone)
      ids['telegram'] = chat.id
    }
    if (where.includes('sms')) ids['sms'] = (await api.addContact({ phone })).id
    return { id: cadre.id, ids }
  }

  test.each([
    [['telegram'], 'sms', 'telegram'],
    [['telegram'], 'telegram', 'telegram'],
    [['sms'], 'telegram', 'sms'],
    [['sms', 'telegram'], 'telegram', 'telegram'],
    [['sms', 'telegram'], 'sms', 'telegram'],
  ] as const)('who has %j when somebody asks by %s: by %s', async (has, asker, by) => {
    const cadre = await cadreOn(...has)
    expect(await tell(cadre.id, asker, asker === 'sms')).toEqual({ channel: by, id: cadre.ids[by] })
  })

  test('by what is left to them once they have blocked the chat', async () => {
    const cadre = await cadreOn('sms', 'telegram')
    const chat = cadre.ids['telegram'] ?? ''
    await api.sql`update contacts set address_fault = 'stop' where id = ${chat}`
    expect(await tell(cadre.id, 'telegram', false)).toMatchObject({ channel: 'sms' })
  })

  test('by a text where no chat of theirs is known, even if the asker has only a chat', async () => {
    const cadre = await cadreOn()
    expect(await tell(cadre.id, 'telegram', false)).toMatchObject({ channel: 'sms' })
  })
})
