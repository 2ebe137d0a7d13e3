import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Channel } from '../../../bot/channels/channel'
import { FLOW_BOOK } from '../../../bot/flows'
import { MONDAY_MORNING } from '../../support/api'
import { startBot, type TestBot } from '../../support/bot'
import { PACE } from '../../support/pace'
import { newSid } from '../../support/server'

/** Twilio's time runs out when a test says so. */
let runOut: (() => void)[] = []
const waited: number[] = []
const wait = (milliseconds: number, signal?: AbortSignal) => {
  if (milliseconds < 1_000) return new Promise<void>((resolve) => setImmediate(resolve))
  waited.push(milliseconds)
  return new Promise<void>((resolve) => {
    runOut.push(resolve)
    signal?.addEventListener('abort', () => resolve())
  })
}
const timeRunsOut = () => {
  for (const end of runOut.splice(0)) end()
}

const letters: string[] = []
/** A gateway whose responses carry nothing. */
const gateway: Channel = {
  name: 'gateway',
  abilities: { isSms: true, hasButtons: false },
  pace: PACE,
  answersBy: 'outbox',
  routes(receive) {
    const app = new Hono()
    app.post('/gateway/:id', async (c) => {
      const message = { channel: 'gateway', to: 'us', isPhone: true, text: await c.req.text() }
      const providerMessageId = c.req.param('id')
      const { messages } = await receive({ ...message, from: '+8618100000001', providerMessageId })
      return c.json(messages)
    })
    return app
  },
  async send(_to, { text }, reference) {
    letters.push(text)
    return { providerMessageId: reference }
  },
}

let bot: TestBot
beforeAll(async () => {
  bot = await startBot({ connections: 4, limits: { wait }, more: () => [gateway] })
})
beforeEach(async () => {
  bot.api.clock.now = new Date(MONDAY_MORNING)
  bot.logged.length = 0
  runOut = []
  await bot.api.sql`delete from outbox`
})
afterAll(() => bot.close())

const LEASE_MS = 8_000
let made = 0
const newPhone = () => `+86181${String(++made).padStart(8, '0')}`
const byOf = async (sid: string) => {
  const [turn] = await bot.api.sql<{ by: string | null }[]>`
    select answered_by as by from turns where provider_message_id = ${sid}`
  return turn?.by
}
const until = async (holds: () => Promise<boolean>) => {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve))
}

/** The menu takes as long as a test likes. */
function slowMenu() {
  const step = FLOW_BOOK.flows['menu']?.steps['show']
  if (!step) throw new Error('no menu')
  const { ask } = step
  const asked = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const slow = vi.spyOn(step, 'ask').mockImplementation(async (ctx, data) => {
    asked.resolve()
    await held.promise
    return ask(ctx, data)
  })
  onTestFinished(() => slow.mockRestore())
  return { asked: asked.promise, goOn: held.resolve, restore: () => slow.mockRestore() }
}

describe('an answer that takes longer than Twilio waits', () => {
  test('goes by the outbox, once; the webhook is answered with nothing, then and later', async () => {
    const [phone, sid] = [newPhone(), newSid()]
    const menu = slowMenu()
    waited.length = 0
    const response = bot.says(phone, '0', sid)
    await menu.asked
    timeRunsOut()
    expect(await response).toEqual([])
    // Below the 15 s of Twilio's documentation.
    expect(waited).toEqual([12_000])
    expect(await byOf(sid)).toBeNull()
    menu.goOn()
    await until(async () => (await byOf(sid)) === 'outbox')
    const told = await bot.delivered()
    expect(told).toEqual([{ to: phone, text: expect.stringContaining('想办什么') }])
    expect(await bot.says(phone, '0', sid)).toEqual([])
    expect(await bot.delivered()).toEqual([])
    expect(bot.logged.join()).not.toMatch(/"level":(?:4|5)0/)
  })

  test('is answered by whoever takes it over where its answerer is lost', async () => {
    const [phone, sid] = [newPhone(), newSid()]
    const menu = slowMenu()
    const response = bot.says(phone, '0', sid)
    await menu.asked
    timeRunsOut()
    expect(await response).toEqual([])
    // The first one never comes back; the sweep does not wait for it.
    menu.restore()
    bot.later(LEASE_MS)
    await bot.sweep()
    expect((await bot.delivered()).map(({ to }) => to)).toEqual([phone])
    // And when it does come back after all, it is too late to say anything.
    menu.goOn()
    expect(await bot.says(phone, '0', sid)).toEqual([])
    expect(await bot.delivered()).toEqual([])
  })

  test('is not acknowledged while nobody knows that it is stored', async () => {
    const [phone, sid] = [newPhone(), newSid()]
    const menu = slowMenu()
    const response = bot.says(phone, '0', sid)
    await menu.asked
    await bot.api.ownerSql.unsafe(`
      create function no_late() returns trigger language plpgsql as
        $$ begin raise exception 'no'; end $$;
      create trigger no_late before update of late_at on turns for each row
        when (new.late_at is not null) execute function no_late()`)
    timeRunsOut()
    await until(async () => bot.logged.join().includes('left for later'))
    menu.goOn()
    expect((await response).join()).toContain('想办什么')
    await bot.api.ownerSql.unsafe('drop trigger no_late on turns; drop function no_late()')
    expect(await byOf(sid)).toBe('response')
    expect(await bot.delivered()).toEqual([])
  })

  test('the same message three times at once: each webhook gets nothing, the person one answer', async () => {
    const [phone, sid] = [newPhone(), newSid()]
    const menu = slowMenu()
    const responses = Promise.all([1, 2, 3].map(() => bot.says(phone, '0', sid)))
    await menu.asked
    await until(async () => runOut.length === 3)
    timeRunsOut()
    expect(await responses).toEqual([[], [], []])
    menu.goOn()
    await until(async () => (await byOf(sid)) === 'outbox')
    expect(await bot.delivered()).toHaveLength(1)
  })
})

test('an answer in time leaves nobody waiting for the time to run out', async () => {
  const [phone, sid] = [newPhone(), newSid()]
  expect(await bot.says(phone, '0', sid)).toHaveLength(1)
  timeRunsOut()
  expect(await byOf(sid)).toBe('response')
  expect(await bot.delivered()).toEqual([])
})

test('a channel whose responses carry nothing is answered by the outbox, each message once', async () => {
  const post = (id: string, text: string) =>
    bot.app.request(`/gateway/${id}`, { method: 'POST', body: text })
  for (let n = 0; n < 2; n++) expect(await (await post('a', '0')).json()).toEqual([])
  const both = await Promise.all([post('b', '退订'), post('b', '退订')])
  for (const response of both) expect(await response.json()).toEqual([])
  while ((await bot.deliver()) > 0);
  expect(letters).toEqual([expect.stringContaining('想办什么'), expect.stringContaining('订阅')])
  expect([await byOf('a'), await byOf('b')]).toEqual(['outbox', 'outbox'])
})
