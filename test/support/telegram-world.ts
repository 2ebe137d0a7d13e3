import { setImmediate } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, onTestFinished } from 'vitest'
import type { Inbound, Receive } from '../../bot/channels/channel'
import { createTelegram, PATH } from '../../bot/channels/telegram'
import { type FakeTelegram, openFakeTelegram } from './fake-telegram'
import { faultsOf } from './telegram-conforms'

export const PUBLIC_URL = 'https://cunxin.example'
export const SECRET = 'not_a-real-secret_AAAAAAAAAAAAAAAAAAAAAA'
export const CHAT = 4_711_000_001

let messageId = 0

/** What Telegram brings when somebody writes to the bot; `other` changes or adds parts. */
export function messageOf(text?: string, other: Record<string, unknown> = {}) {
  const message = {
    message_id: ++messageId,
    date: 1_773_021_600,
    chat: { id: CHAT, type: 'private', first_name: '大山' },
    from: { id: CHAT, is_bot: false, first_name: '大山', language_code: 'zh-hans' },
    ...(text !== undefined && { text }),
    ...other,
  }
  return { message }
}

/** The press of a button below a message of ours. */
export function pressOf(data: string, id = `press-${++messageId}`) {
  const { message } = messageOf('问题')
  const from = { id: CHAT, is_bot: false, first_name: '大山' }
  return { callback_query: { id, from, chat_instance: 'x', data, message } }
}

export const photoOf = (fileId: string, size?: number) => [
  { file_id: `${fileId}-small`, file_unique_id: 's', width: 90, height: 67, file_size: 1_200 },
  {
    file_id: fileId,
    file_unique_id: 'b',
    width: 1280,
    height: 960,
    ...(size && { file_size: size }),
  },
  { file_id: `${fileId}-middle`, file_unique_id: 'm', width: 320, height: 240, file_size: 20_000 },
]

export const saying =
  (...texts: string[]): Receive =>
  async () => ({
    state: 'answered',
    messages: texts.map((text) => ({ text, buttons: [] })),
    language: 'zh',
  })

interface Opened {
  receive?: Receive
  isWebhook?: boolean
  timeoutMs?: number
  /** Where it is not the fake that is called. */
  apiRoot?: string
}

/** The channel before a conversation that is made up here; `heard` is all that was passed on. */
export async function openTelegram(given: Opened = {}) {
  const { receive = saying('好'), isWebhook = true, timeoutMs = 5_000 } = given
  const fake = await openFakeTelegram()
  onTestFinished(() => {
    fake.close()
    expect(fake.faults, 'as Telegram describes its methods').toEqual([])
    const logged = lines.join('\n')
    expect(logged, 'no token in the log').not.toContain(fake.botToken.slice(7))
    expect(logged, 'nor a chat').not.toContain(String(CHAT))
  })
  const heard: Inbound[] = []
  const lines: string[] = []
  const waits: number[] = []
  const settings = {
    botToken: fake.botToken,
    apiRoot: given.apiRoot ?? fake.url,
    webhook: isWebhook ? { url: PUBLIC_URL, secret: SECRET } : null,
  }
  const channel = createTelegram(settings, {
    log: pino({ base: null, level: 'trace' }, { write: (line: string) => lines.push(line) }),
    timeoutMs,
    wait: async (milliseconds) => {
      waits.push(milliseconds)
      await setImmediate()
    },
  })
  const hear: Receive = (inbound) => {
    heard.push(inbound)
    return receive(inbound)
  }
  const app = channel.routes(hear)
  const poster = webhookOf(app)
  const listen = () => {
    const stop = channel.listen?.(hear)
    if (!stop) throw new Error('the channel does not listen')
    onTestFinished(stop)
    return stop
  }
  return { channel, app, fake, heard, lines, waits, listen, ...poster }
}

type App = { request(path: string, init: RequestInit): Response | Promise<Response> }

let updates = 0

/** Posts updates as Telegram does; the answer it would carry out, as Telegram describes it. */
export function webhookOf(app: App) {
  const post = async (body: unknown, headers: Record<string, string> = {}) =>
    app.request(PATH, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Telegram-Bot-Api-Secret-Token': SECRET,
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const postUpdate = (update: object) => post({ update_id: ++updates, ...update })
  /** The call the response carries; null where it carries none. */
  async function answerTo(update: object) {
    const response = await postUpdate(update)
    expect(response.status).toBe(200)
    const body = await response.text()
    if (body === '') return null
    const { method, ...payload } = JSON.parse(body) as { method: string; text: string }
    expect(faultsOf(method, payload)).toEqual([])
    expect(method).toBe('sendMessage')
    return payload as { chat_id: number; text: string; reply_markup?: unknown }
  }
  return { post, postUpdate, answerTo }
}

export type { FakeTelegram }
