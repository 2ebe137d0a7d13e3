import { createHash, timingSafeEqual } from 'node:crypto'
import type { Api } from 'grammy'
import type { Context, Handler, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from 'pino'
import { describeFault } from '../../../api/client'
import type { Receive } from '../channel'
import { errorOf } from './call'
import { takeUpdate, Update } from './inbound'
import { payloadOf, sendPayload } from './outbound'

export interface Bot {
  api: Api
  /** Our own address: the bot's id. */
  id: string
  log: Logger
}

/** Telegram does not say how long it waits; it brings little else meanwhile. */
export const ANSWER_WITHIN_MS = 20_000

export const tooLarge = bodyLimit({ maxSize: 256 * 1024, onError: (c) => c.body(null, 413) })

const hash = (text: string) => createHash('sha256').update(text).digest()

/** Only Telegram knows the secret it was given with our address. */
export function knowing(secret: string): MiddlewareHandler {
  const expected = hash(secret)
  return async (c, next) => {
    const given = hash(c.req.header('X-Telegram-Bot-Api-Secret-Token') ?? '')
    return timingSafeEqual(given, expected) ? next() : c.body(null, 401)
  }
}

/**
 * One update: 200 once it is answered, and until then Telegram brings it again. The answer is the
 * body of the response, so that it goes out exactly if the update is acknowledged; of several the
 * last, the others before it by the API, and so does a picture.
 */
export function takeWebhook(bot: Bot, receive: Receive): Handler {
  const { api, id, log } = bot
  return async (c) => {
    const update = Update.safeParse(await readJson(c))
    if (!update.success) return c.body(null, 400)
    const taken = takeUpdate(update.data, id)
    if (!taken) return c.body(null, 200)
    const { inbound, updateId, chatId, callbackId } = taken
    try {
      const [{ messages }] = await Promise.all([receive(inbound), settlePress(bot, callbackId)])
      const isPhoneShown = Boolean(inbound.attachments?.sharedPhone)
      const payloads = messages.map((message) => payloadOf(chatId, message, isPhoneShown))
      const last = payloads.at(-1)?.picture ? undefined : payloads.pop()
      for (const payload of payloads) {
        const result = await sendPayload(api, payload)
        if (!('error' in result)) continue
        log.warn({ updateId, code: result.error.code }, 'an answer was not sent')
        const mayComeAgain = ['retry', 'unclear'].includes(result.error.kind)
        return c.body(null, mayComeAgain ? 500 : 200)
      }
      return last ? c.json({ method: 'sendMessage', ...last }) : c.body(null, 200)
    } catch (error) {
      const about = { updateId, fault: describeFault(error) }
      log.error(about, 'a Telegram message was not answered')
      return c.body(null, 500)
    }
  }
}

async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    return undefined
  }
}

/** Stops the button from spinning. Nothing hangs on it: it may be too late for that. */
export async function settlePress({ api, log }: Bot, callbackId: string | null): Promise<void> {
  if (callbackId === null) return
  try {
    await api.answerCallbackQuery(callbackId)
  } catch (error) {
    log.debug({ code: errorOf(error).code }, 'a button was not settled')
  }
}
