import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MONDAY_MORNING, startApi, type TestApi } from '../../support/api'
import { LEASE_MS, openTurns } from './turns'

let api: TestApi
let turns: ReturnType<typeof openTurns>
beforeAll(async () => {
  api = await startApi({ connections: 4 })
  await api.addCounty()
  turns = openTurns(api)
})
beforeEach(() => {
  api.clock.now = new Date(MONDAY_MORNING)
})
afterAll(() => api.close())

const WINDOW_MS = 10 * 60_000
let made = 0
const newPhone = () => `+86189${String(++made).padStart(8, '0')}`
const later = (milliseconds: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + milliseconds)
}

/** Writes it and is answered; why it was not taken up. */
async function writes(phone: string, text: string) {
  const turn = await turns.begun(phone, text)
  await turns.commit(turn)
  return turn.muting
}
async function writesMany(phone: string, count: number) {
  for (let n = 1; n <= count; n++) expect(await writes(phone, `${n}`)).toBeNull()
}

/** Until two statements wait for a row somebody holds. */
async function bothWait() {
  for (let waiting = 0; waiting < 2;) {
    const rows = await api.ownerSql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    waiting = rows.length
  }
}

describe('who writes too much', () => {
  test('is told with the 31st message, and after ten minutes is heard again', async () => {
    const phone = newPhone()
    await writesMany(phone, 30)
    expect(await writes(phone, 'a')).toEqual({ why: 'flood', isFirst: true, isDeaf: false })
    expect(await writes(phone, 'b')).toEqual({ why: 'flood', isFirst: false, isDeaf: false })
    later(WINDOW_MS - 1)
    expect(await writes(phone, 'c')).toMatchObject({ isFirst: false })
    later(1)
    expect(await writes(phone, 'd')).toBeNull()
    await writesMany(phone, 29)
    expect(await writes(phone, 'e')).toMatchObject({ why: 'flood', isFirst: true })
  })

  test('is another one than their neighbour', async () => {
    const phone = newPhone()
    await writesMany(phone, 30)
    expect(await writes(newPhone(), '查')).toBeNull()
    expect(await writes(phone, '查')).toMatchObject({ why: 'flood' })
  })

  test('is no cadre who screens a whole group', async () => {
    const phone = newPhone()
    await api.addStaff({ phone, roles: [['village_cadre', 'wuxi.tianyuan.baoping']] })
    await writesMany(phone, 120)
    expect(await writes(phone, 'a')).toMatchObject({ why: 'flood', isFirst: true })
  })

  test('is nobody whose one message came many times', async () => {
    const [phone, id] = [newPhone(), randomUUID()]
    await writesMany(phone, 28)
    await Promise.all(Array.from({ length: 8 }, () => turns.begin(phone, '二十九', id)))
    await api.sql`update contacts set lease_until = ${MONDAY_MORNING} where last_seq > 28`
    const again = await turns.begin(phone, '二十九', id)
    if (again.state === 'begun') await turns.commit(again)
    for (let n = 0; n < 3; n++) await turns.begin(phone, '二十九', id)
    expect(await writes(phone, '三十')).toBeNull()
    expect(await writes(phone, '三十一')).toMatchObject({ why: 'flood', isFirst: true })
  })

  test('is nobody whose one message came twice at the same moment', async () => {
    const [phone, id] = [newPhone(), randomUUID()]
    await writesMany(phone, 29)
    const contact = (await turns.begun(phone, '你好')).contact.id
    later(LEASE_MS)
    const both = await api.sql.begin(async (held) => {
      await held`select from contacts where id = ${contact} for update`
      const begun = Promise.all([1, 2].map(() => turns.begin(phone, '三十一', id)))
      await bothWait()
      return { begun }
    })
    await both.begun
    const [row] = await api.sql`select flood_count from contacts where id = ${contact}`
    expect(row).toEqual({ flood_count: 31 })
  })

  test('all at once is told with the same one of them, when its turn comes', async () => {
    const phone = newPhone()
    const first = await turns.begun(phone, '1')
    for (let n = 2; n <= 33; n++) await turns.begin(phone, `${n}`)
    const told: [string, boolean][] = []
    for (let turn: typeof first | null = first; turn;) {
      if (turn.muting) told.push([turn.text, turn.muting.isFirst])
      turn = (await turns.commit(turn)).next
    }
    expect(told).toEqual([
      ['31', true],
      ['32', false],
      ['33', false],
    ])
  })

  test('is not muted for what waited from before', async () => {
    const phone = newPhone()
    const old = await turns.begun(phone, '旧')
    later(WINDOW_MS)
    const taken = await turns.begun(phone, '新')
    expect(taken).toMatchObject({ turnId: old.turnId, muting: null })
  })
})

describe('the same words over and over', () => {
  const SAME = '您好，我有事不在'
  test('are a machine’s the fourth time, until something else is said', async () => {
    const phone = newPhone()
    const times = []
    for (let n = 0; n < 5; n++) times.push(await writes(phone, SAME))
    expect(times.map((muting) => muting && muting.isFirst)).toEqual([null, null, null, true, false])
    expect(await writes(phone, '查')).toBeNull()
    expect(await writes(phone, SAME)).toBeNull()
  })

  test('are not when ten minutes lie between', async () => {
    const phone = newPhone()
    for (let n = 0; n < 3; n++) await writes(phone, SAME)
    later(WINDOW_MS)
    for (let n = 0; n < 3; n++) expect(await writes(phone, SAME)).toBeNull()
    expect(await writes(phone, SAME)).toMatchObject({ why: 'same', isFirst: true })
  })

  test('are not when they differ by a letter, or are short', async () => {
    const phone = newPhone()
    for (let n = 0; n < 6; n++) expect(await writes(phone, `${SAME}${n}`)).toBeNull()
    for (let n = 0; n < 6; n++) expect(await writes(phone, '我家情况')).toBeNull()
  })

  test('are not under different pictures', async () => {
    const from = newPhone()
    for (let n = 0; n < 6; n++) {
      const photos = [{ reference: `photo-${n}` }]
      const attachments = { photos, place: null, sharedPhone: null }
      const message = { channel: 'sms', from, isPhone: true, text: '张贴 482163', attachments }
      const body = { ...message, providerMessageId: randomUUID() }
      const { body: turn } = await api.call('/turns', { actor: 'job:bot', body, key: null })
      expect(turn).toMatchObject({ state: 'begun', muting: null })
      later(LEASE_MS)
      await turns.commit(turn as never)
    }
  })

  test('are kept as a hash that tells neither the words nor who else said them', async () => {
    const phones = [newPhone(), newPhone()]
    for (const phone of phones) await writes(phone, SAME)
    const rows = await api.sql<{ hash: Buffer }[]>`
      select same_hash as hash from contacts
       where same_hash is not null and same_count = 1 order by id desc limit 2`
    const [one, other] = rows.map(({ hash }) => hash.toString('hex'))
    expect(one).toHaveLength(32)
    expect(one).not.toBe(other)
  })
})

test('whoever writes to us can be written to again', async () => {
  const phone = newPhone()
  const { id } = await api.addContact({ phone })
  const neighbour = await api.addContact({ phone: newPhone() })
  await api.sql`
    update contacts set address_fault = 'stop', address_fault_code = '21610',
                        address_fault_at = ${MONDAY_MORNING}
     where id in (${id}, ${neighbour.id})`
  const faults = () => api.sql`
    select address_fault as fault, address_fault_code as code, address_fault_at is null as none
      from contacts where id in (${id}, ${neighbour.id}) order by id = ${neighbour.id}`
  await turns.begun(phone, '查')
  expect(await faults()).toEqual([
    { fault: null, code: null, none: true },
    { fault: 'stop', code: '21610', none: false },
  ])
})
