import { Hono } from 'hono'
import pino from 'pino'
import { afterAll, afterEach, beforeEach, expect } from 'vitest'
import { createApp } from '../../api/app'
import { createTelegram } from '../../bot/channels/telegram'
import { createBot } from '../../bot/start'
import { type ApiOptions, COUNTY, MONDAY_MORNING, startApi, VILLAGE } from './api'
import { openFakeTelegram } from './fake-telegram'
import { openChats } from './telegram-chat'
import { PUBLIC_URL, SECRET, webhookOf } from './telegram-world'

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
  beforeEach(async () => {
    api.clock.now = new Date(MONDAY_MORNING)
    // What the tests before sent, they sent on this very morning.
    await api.sql`update senders set tokens = burst, filled_at = ${MONDAY_MORNING}, paused_until = null`
  })
  afterEach(() => expect(fake.faults).toEqual([]))
  afterAll(() => {
    fake.close()
    return api.close()
  })

  const chat = openChats({ api, bot, fake, poster })

  const addCadre = () => api.addStaff({ phone: nextPhone(), roles: [['village_cadre', VILLAGE]] })

  /** A family whose head's phone stands in the register. */
  async function addFamily(idLast4 = '2359') {
    const phone = nextPhone()
    const idNumber = `5099381960${String(phones).padStart(4, '0')}${idLast4}`
    return { ...(await api.addHousehold({ phone, idNumber })), phone }
  }

  return { api, bot, fake, logged, chat, addCadre, addFamily, nextPhone, ...poster }
}
