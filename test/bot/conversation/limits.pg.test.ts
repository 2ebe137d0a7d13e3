import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Channel } from '../../../bot/channels/channel'
import { MONDAY_MORNING } from '../../support/api'
import { startBot, type TestBot } from '../../support/bot'
import { PACE } from '../../support/pace'
import { newSid } from '../../support/server'

let bot: TestBot
beforeAll(async () => {
  bot = await startBot()
})
beforeEach(async () => {
  bot.api.clock.now = new Date(MONDAY_MORNING)
  await bot.api.sql`delete from outbox`
})
afterAll(() => bot.close())

const MINUTE = 60_000
let made = 0
const newPhone = () => `+86182${String(++made).padStart(8, '0')}`
const says = async (phone: string, text: string) => (await bot.says(phone, text)).join('\n')
const turnOf = (sid: string) => bot.api.sql`
  select answered_by as by from turns where provider_message_id = ${sid}`

/** Like a gateway's: answered by the outbox alone. What its responses would carry is shown. */
const mute: Channel = {
  name: 'mute',
  abilities: { isSms: true, hasButtons: false },
  pace: PACE,
  answersBy: 'outbox',
  routes: (receive) =>
    new Hono().post('/mute/:from', async (c) => {
      const [from, text] = [c.req.param('from'), await c.req.text()]
      const to = PACE.address
      const providerMessageId = newSid()
      const own = { channel: 'mute', providerMessageId, from, to, isPhone: true, text }
      return c.json((await receive(own)).messages)
    }),
  send: async (_to, _message, reference) => ({ providerMessageId: reference }),
}

/** Plays with whatever answers each of our answers by a machine's words; how often it wrote. */
async function play(first: string, answering: (ours: string) => string, most = 40) {
  const phone = newPhone()
  let written = 0
  for (let text: string | undefined = first; text !== undefined && written < most;) {
    written++
    const onResponse: string[] = await bot.says(phone, text)
    const brought = (await bot.delivered()).map((each) => each.text)
    const [ours] = [...onResponse, ...brought]
    text = ours === undefined ? undefined : answering(ours)
  }
  return { phone, written }
}

describe('another machine', () => {
  test('that sends back what we say is answered no more', async () => {
    expect(await play('0', (ours) => ours)).toMatchObject({ written: 2 })
  })
  test('that answers by itself and says so is answered no more', async () => {
    expect(await play('0', () => '【自动回复】您好，我有事不在')).toMatchObject({ written: 2 })
    expect(await play('查', () => 'Out of office till Monday')).toMatchObject({ written: 2 })
  })
  test('that says the same again and again is told once, and then answered no more', async () => {
    const { phone, written } = await play('0', () => '感谢来信，工作时间八点到十七点')
    expect(written).toBe(6)
    expect(bot.told.at(-1)).toContain('同样的话收到好几遍')
    // Its owner comes back and is heard.
    expect(await says(phone, '0')).toContain('想办什么')
  })
  test('that says something new each time is answered thirty times and no more', async () => {
    let n = 0
    const { written } = await play('0', () => `感谢来信，您是第${++n}位`)
    expect(written).toBe(32)
    expect(bot.told.at(-1)).toContain('请歇十分钟')
  })
  test('that cries for help over and over is not answered for ever', async () => {
    const { written } = await play('0', () => '房子塌了快来救命')
    expect(written).toBe(14)
  })
})

describe('a sender that is no phone', () => {
  test.each(['10086', '1069012345678', '+8610086', '+861069012345678', 'BANK', '+862151522345'])(
    '%s is stored and never answered by text message',
    async (from) => {
      for (const text of ['查', '救命', '退订', '求助 房子漏雨']) {
        const sid = newSid()
        expect(await bot.says(from, text, sid)).toEqual([])
        expect(await turnOf(sid)).toEqual([{ by: 'response' }])
      }
      expect(await bot.delivered()).toEqual([])
    },
  )
  test('is no foreign phone', async () => {
    expect(await bot.says('+14158675309', '0')).toHaveLength(1)
  })
})

describe('who writes too much', () => {
  async function flooding() {
    const phone = newPhone()
    for (let n = 1; n <= 30; n++) expect(await bot.says(phone, '0')).toHaveLength(1)
    return phone
  }

  test('is told once, loses nothing and goes on after ten minutes', async () => {
    const phone = await flooding()
    const sid = newSid()
    const [told, ...more] = await bot.says(phone, '查', sid)
    expect([told, more]).toEqual([expect.stringContaining('请歇十分钟'), []])
    expect(await bot.says(phone, '查', sid)).toEqual([told])
    const silent = newSid()
    expect(await bot.says(phone, '查', silent)).toEqual([])
    expect(await turnOf(silent)).toEqual([{ by: 'response' }])
    bot.later(10 * MINUTE)
    expect(await says(phone, '0')).toContain('想办什么')
  })

  test('keeps the question that is open', async () => {
    const phone = newPhone()
    for (let n = 1; n < 30; n++) await bot.says(phone, '0')
    expect(await says(phone, '求助 房子漏雨')).toContain('对吗')
    await bot.says(phone, '还有')
    bot.later(9 * MINUTE)
    expect(await bot.says(phone, '1')).toEqual([])
    // The window is over before the question is.
    await bot.api.sql`update contacts set flood_from = null`
    expect(await says(phone, '1')).toContain('回执')
  })

  test('is heard all the same when the house falls down, or when they have had enough', async () => {
    const phone = await flooding()
    await bot.says(phone, '查')
    expect(await says(phone, '房子塌了 救命')).toMatch(/11[09]|12[03]|023/)
    expect(await bot.says(phone, '查')).toEqual([])
    expect(await says(phone, '退订')).toContain('订阅')
    const [contact] = await bot.api.sql`
      select cardinality(stopped) > 0 as stopped from contacts
       where id = (select contact_id from turns order by id desc limit 1)`
    expect(contact).toEqual({ stopped: true })
  })
})

describe('a confirmation that is open', () => {
  const until = async () => {
    const [row] = await bot.api.sql<{ until: Date | null }[]>`
      select confirms_until as until from contacts order by id desc limit 1`
    return row?.until && new Date(row.until).toISOString()
  }
  test('is known to be for ten minutes, whatever comes between, and no longer than it is', async () => {
    const phone = newPhone()
    await bot.says(phone, '0')
    expect(await until()).toBeNull()
    expect(await says(phone, '求助 房子漏雨')).toContain('对吗')
    expect(await until()).toBe('2026-03-09T02:10:00.000Z')
    bot.later(MINUTE)
    await bot.says(phone, '自动回复：在开车')
    expect(await until()).toBe('2026-03-09T02:10:00.000Z')
    expect(await says(phone, '1')).toContain('回执')
    expect(await until()).toBeNull()
  })
})

describe('a channel that brings more than can be answered', () => {
  test('loses nothing: each is told once, a cry is heard at once, and the sweep answers', async () => {
    const busy = await startBot({
      limits: { now: () => busy.api.clock.now.getTime(), mostAMinute: 3 },
    })
    const [one, other, third] = [newPhone(), newPhone(), newPhone()]
    for (let n = 0; n < 3; n++) expect(await busy.says(one, '0')).toHaveLength(1)
    const sid = newSid()
    expect((await busy.says(one, '0', sid)).join()).toContain('现在人多')
    expect(await busy.says(one, '0', sid)).toEqual([])
    expect(await busy.says(one, '查')).toEqual([])
    expect((await busy.says(other, '0')).join()).toContain('现在人多')
    expect(await busy.says('10086', '0')).toEqual([])
    expect(await busy.says(newPhone(), '自动回复')).toEqual([])
    expect((await busy.says(third, '救命')).join()).not.toContain('现在人多')
    const waiting = await busy.api.sql`select 1 from turns where answered_at is null`
    expect(waiting).toHaveLength(5)
    await busy.sweep()
    const told = (await busy.delivered()).filter(({ to }) => [one, other].includes(to))
    expect(told.map(({ to }) => to).toSorted()).toEqual([one, one, other].toSorted())
    expect(await busy.api.sql`select 1 from turns where answered_at is null`).toHaveLength(0)
    busy.later(MINUTE)
    expect(await busy.says(one, '0')).toHaveLength(1)
    await busy.close()
  })

  test('says nothing on a response that carries no answers', async () => {
    const busy = await startBot({
      more: () => [mute],
      limits: { now: () => busy.api.clock.now.getTime(), mostAMinute: 1 },
    })
    onTestFinished(() => busy.close())
    const phone = newPhone()
    const says = async (text: string) =>
      (await busy.app.request(`/mute/${phone}`, { method: 'POST', body: text })).json()
    expect(await says('0')).toEqual([])
    expect(await says('查')).toEqual([])
    await busy.sweep()
    await busy.deliver()
    const rows = await busy.api.sql`select status from outbox`
    expect(rows).toEqual([{ status: 'sent' }, { status: 'sent' }])
  })
})
