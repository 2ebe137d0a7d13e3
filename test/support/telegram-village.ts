import { Hono } from 'hono'
import pino from 'pino'
import { afterAll, afterEach, beforeEach, expect } from 'vitest'
import { createApp } from '../../api/app'
import { createTelegram } from '../../bot/channels/telegram'
import { createBot } from '../../bot/start'
import { type ApiOptions, COUNTY, MONDAY_MORNING, startApi, VILLAGE } from './api'
import { openFakeTelegram } from './fake-telegram'
import { messageOf, photoOf, pressOf, PUBLIC_URL, SECRET, webhookOf } from './telegram-world'

type Expected = string | RegExp

let chats = 4_712_000_000
let phones = 0
const nextPhone = () => `+86199${String(50_000_000 + ++phones)}`

/**
 * The real API over its own database, the real flows, and Telegram's webhook with its far end made
 * up; for the top of a file. Every update must agree with Telegram's description of its methods.
 */
export async function startTelegramVillage(options: ApiOptions = {}) {
  const api = await startApi(options)
  await api.addCounty()
  const fake = await openFakeTelegram()
  const logged: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) })
  const app = createApp({ ...api.deps, log })
  const settings = {
    botToken: fake.botToken,
    apiRoot: fake.url,
    webhook: { url: PUBLIC_URL, secret: SECRET },
  }
  const bot = createBot({
    api: {
      baseUrl: 'http://api.test',
      serviceToken: api.deps.serviceToken,
      fetch: async (input: RequestInfo | URL, init?: RequestInit) =>
        app.request(input as string, init),
    },
    defaultCounty: COUNTY,
    channels: [createTelegram(settings, { log })],
    log,
  })
  const poster = webhookOf(new Hono().route('/', bot.routes))
  beforeEach(() => {
    api.clock.now = new Date(MONDAY_MORNING)
  })
  afterEach(() => expect(fake.faults).toEqual([]))
  afterAll(() => {
    fake.close()
    return api.close()
  })

  /** One person's chat with the bot. */
  function chat(id = ++chats) {
    const own = { chat: { id, type: 'private' }, from: { id } }

    /** What is answered, by the API and on the response, one below the other. */
    async function sends(update: object, ...expected: Expected[]) {
      const before = fake.callsOf('sendMessage').length
      const last = await poster.answerTo(update)
      const sent = fake.callsOf('sendMessage').slice(before)
      const all = [...sent, ...(last ? [last] : [])].map(({ text }) => String(text)).join('\n')
      expect(all).not.toMatch(/出了错|broke|undefined/)
      for (const part of expected)
        if (typeof part === 'string') expect(all).toContain(part)
        else expect(all).toMatch(part)
      return { text: all, keyboard: last?.reply_markup }
    }
    const share = (phone: string) => ({ phone_number: phone.slice(1), user_id: id })
    return {
      id,
      sends,
      says: (text: string, ...expected: Expected[]) => sends(messageOf(text, own), ...expected),
      presses(data: string, ...expected: Expected[]) {
        const { callback_query: press } = pressOf(data)
        const message = { ...press.message, ...own }
        return sends({ callback_query: { ...press, message } }, ...expected)
      },
      shows: (phone: string, ...expected: Expected[]) =>
        sends(messageOf(undefined, { ...own, contact: share(phone) }), ...expected),
      showsPhoto: (fileId: string, caption?: string, ...expected: Expected[]) =>
        sends(
          messageOf(undefined, {
            ...own,
            photo: photoOf(fileId, 150_000),
            ...(caption !== undefined && { caption }),
          }),
          ...expected,
        ),
      showsPlace: (...expected: Expected[]) =>
        sends(
          messageOf(undefined, { ...own, location: { latitude: 31.4, longitude: 109.6 } }),
          ...expected,
        ),
      /** What reaches this chat by itself, sent by the worker now. */
      async gets() {
        const before = fake.callsOf('sendMessage').length
        while ((await bot.deliver()) > 0);
        const sent = fake.callsOf('sendMessage').slice(before)
        return sent.filter(({ chat_id: to }) => to === id).map(({ text }) => String(text))
      },
      /** The contact behind the chat; there once it has written. */
      async contactId() {
        const index = api.deps.sealer.index('address', COUNTY, String(id))
        const [row] = await api.sql<{ id: string }[]>`
          select id from contacts where county = ${COUNTY} and address_index = ${index}`
        return row?.id ?? ''
      },
    }
  }

  const addCadre = () => api.addStaff({ phone: nextPhone(), roles: [['village_cadre', VILLAGE]] })

  /** A family whose head's phone stands in the register. */
  async function addFamily(idLast4 = '2359') {
    const phone = nextPhone()
    const idNumber = `5099381960${String(phones).padStart(4, '0')}${idLast4}`
    return { ...(await api.addHousehold({ phone, idNumber })), phone }
  }

  return { api, bot, fake, logged, chat, addCadre, addFamily, nextPhone, ...poster }
}
