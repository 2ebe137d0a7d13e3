import { setTimeout } from 'node:timers/promises'
import { Hono } from 'hono'
import type { Logger } from 'pino'
import type { TelegramSettings } from '../settings'
import type { Channel } from './channel'
import { createApi } from './telegram/call'
import { fetchFile } from './telegram/file'
import { payloadOf, sendPayload } from './telegram/outbound'
import { ALLOWED, insist, poll, POLL_SECONDS, type Wait } from './telegram/poll'
import { ANSWER_WITHIN_MS, type Bot, knowing, takeWebhook, tooLarge } from './telegram/webhook'

export interface TelegramOptions {
  log: Logger
  /** How long a call may take; 10 s unless a test cannot wait. */
  timeoutMs?: number
  /** Between two tries; a test need not wait. */
  wait?: Wait
}

/** Telegram's own word: about 30 a second in all, one a second to each chat. */
const PACE = { segmentsPerSecond: 25, burst: 25, dailyCap: 500, atOnce: 16 }
const TIMEOUT_MS = 10_000
const FILE_TIMEOUT_MS = 60_000
export const PATH = '/webhooks/telegram'

const sleep: Wait = (milliseconds, signal) =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => {})

/** Private chats with a Telegram bot: by webhook where we can be reached, else by long polling. */
export function createTelegram(settings: TelegramSettings, options: TelegramOptions): Channel {
  const { log, timeoutMs = TIMEOUT_MS, wait = sleep } = options
  const { webhook, botToken } = settings
  const api = createApi(settings, { timeoutMs })
  const bot: Bot = { api, id: botToken.split(':')[0] ?? '', log }

  /** Tells Telegram our address until it has heard. */
  const register = ({ url, secret }: NonNullable<TelegramSettings['webhook']>) =>
    api.setWebhook(url + PATH, { secret_token: secret, allowed_updates: [...ALLOWED] })

  return {
    name: 'telegram',
    pace: { address: bot.id, ...PACE },
    // Telegram fetches them from us, so it must be able to reach us.
    abilities: { isSms: false, hasButtons: true, ...(webhook && { hasPictures: true as const }) },
    ...(webhook && { answerWithinMs: ANSWER_WITHIN_MS }),
    routes(receive) {
      const app = new Hono()
      if (webhook) app.post(PATH, knowing(webhook.secret), tooLarge, takeWebhook(bot, receive))
      return app
    },
    listen(receive) {
      const stop = new AbortController()
      const { signal } = stop
      const pollMs = POLL_SECONDS * 1_000 + timeoutMs
      const listening = webhook
        ? insist({ log, wait, signal }, 'setting the webhook', () => register(webhook))
        : poll(
            { ...bot, polls: createApi(settings, { timeoutMs: pollMs, signal }), wait, signal },
            receive,
          )
      return async () => {
        stop.abort()
        await listening
      }
    },
    fetchMedia: (reference) => fetchFile(api, settings, reference, FILE_TIMEOUT_MS),
    async send(to, message) {
      if (!/^-?\d{1,16}$/.test(to)) return { error: { code: 'no_chat_id', kind: 'fix' } }
      return sendPayload(api, payloadOf(Number(to), message))
    },
  }
}
