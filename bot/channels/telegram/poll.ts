import type { Api } from 'grammy'
import { z } from 'zod'
import { describeFault, DetailedError } from '../../../api/client'
import type { Receive, SendError } from '../channel'
import { errorOf } from './call'
import { type Taken, takeUpdate, Update } from './inbound'
import { payloadOf, sendPayload } from './outbound'
import { type Bot, settlePress } from './webhook'

export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<unknown>

export interface Polling extends Bot {
  /** Whose calls may last as long as a poll does, and end with `signal`. */
  polls: Api
  wait: Wait
  signal: AbortSignal
}

const Updates = z.array(Update)

/** What we want to hear of. */
export const ALLOWED = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

/** How long Telegram holds a poll open while there is nothing. */
export const POLL_SECONDS = 30
/** Few, because after a crash all that was not confirmed comes again. */
const BATCH = 20
/** Chats answered at the same time. */
const AT_ONCE = 8
/** After which an answer Telegram will not take is given up; while it cannot be reached we go on. */
const MOST_TRIES = 10

/** Waits 1, 2, 4 … 60 seconds, or as long as Telegram says. */
export const pauseAfter = (tries: number, { retryAfterSeconds }: Partial<SendError> = {}) =>
  1_000 * (retryAfterSeconds ?? Math.min(2 ** (tries - 1), 60))

/** Calls until it goes well; false when we were stopped first. */
export async function insist(
  { log, wait, signal }: Pick<Polling, 'log' | 'wait' | 'signal'>,
  what: string,
  call: () => Promise<unknown>,
): Promise<boolean> {
  for (let tries = 1; !signal.aborted; tries++) {
    try {
      await call()
      return true
    } catch (error) {
      const sendError = errorOf(error)
      log.error({ code: sendError.code }, `${what} failed`)
      await wait(pauseAfter(tries, sendError), signal)
    }
  }
  return false
}

/**
 * Fetches updates and answers them until stopped. The offset moves on only past what was answered;
 * what was answered last is confirmed on the way out, so that a restart doubles nothing.
 */
export async function poll(bot: Polling, receive: Receive): Promise<void> {
  const { api, polls, signal, log, wait } = bot
  await insist(bot, 'taking the webhook off', () => api.deleteWebhook())
  let offset = 0
  let failures = 0
  while (!signal.aborted) {
    try {
      const query = { limit: BATCH, timeout: POLL_SECONDS, allowed_updates: [...ALLOWED] }
      const from = offset > 0 ? { offset } : {}
      const updates = Updates.parse(await polls.getUpdates({ ...query, ...from }))
      offset = (await answerAll(bot, receive, updates)) ?? offset
      failures = 0
    } catch (error) {
      if (signal.aborted) break
      const sendError = errorOf(error)
      log.error({ code: sendError.code }, 'polling Telegram failed')
      await wait(pauseAfter(++failures, sendError), signal)
    }
  }
  if (offset > 0) {
    await api.getUpdates({ offset, limit: 1, timeout: 0 }).catch((error: unknown) => {
      log.warn({ code: errorOf(error).code }, 'what was answered could not be confirmed')
    })
  }
}

/**
 * Chat by chat, each in its order; a batch that goes well is finished even when we are stopped amid
 * it, because what lies behind one left over comes again. The offset after it, null for no updates.
 */
async function answerAll(bot: Polling, receive: Receive, updates: Update[]) {
  const chats = Map.groupBy(updates, (update) => takeUpdate(update, bot.id)?.chatId)
  const queue = [...chats.values()]
  const done = new Set<number>()
  const lane = async () => {
    for (let chat = queue.shift(); chat; chat = queue.shift()) {
      for (const update of chat) {
        if (await answerOne(bot, receive, takeUpdate(update, bot.id))) done.add(update.update_id)
        else {
          queue.length = 0
          return
        }
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  const firstLeft = updates.find(({ update_id: id }) => !done.has(id))
  const last = updates.at(-1)
  return firstLeft?.update_id ?? (last ? last.update_id + 1 : null)
}

/** True once the update has been dealt with; false where we were stopped before. */
async function answerOne(bot: Polling, receive: Receive, taken: Taken | null): Promise<boolean> {
  if (!taken) return true
  const { inbound, chatId, callbackId } = taken
  const hearing = persist(bot, taken, async () => {
    const { messages } = await receive(inbound)
    return { result: messages }
  })
  const [heard] = await Promise.all([hearing, settlePress(bot, callbackId)])
  const isPhoneShown = Boolean(inbound.attachments?.sharedPhone)
  for (const message of heard.result ?? []) {
    const { isDone } = await persist(bot, taken, () =>
      sendPayload(bot.api, payloadOf(chatId, message, isPhoneShown)),
    )
    if (!isDone) return false
  }
  return heard.isDone
}

type Tried<T> = { result: T } | { error: SendError } | { providerMessageId: string }

/** Tries until it is done or given up; not done where we were stopped and the last try had failed. */
async function persist<T>(
  { log, wait, signal }: Polling,
  { updateId }: Taken,
  attempt: () => Promise<Tried<T>>,
): Promise<{ isDone: boolean; result?: T }> {
  for (let tries = 1; ; tries++) {
    const tried = await attempt().catch((thrown: unknown) => {
      log.error({ updateId, fault: describeFault(thrown) }, 'a Telegram message was not answered')
      const kind = isBadMessage(thrown) ? ('alarm' as const) : ('retry' as const)
      return { error: { code: NOT_RECEIVED, kind } }
    })
    if (!('error' in tried)) return { isDone: true, ...('result' in tried && tried) }
    const { error } = tried
    log.warn({ updateId, code: error.code, tries }, 'an answer was not sent')
    if (isGivenUp(error, tries)) return { isDone: true }
    await wait(pauseAfter(tries, error), signal)
    if (signal.aborted) return { isDone: false }
  }
}

const NOT_RECEIVED = 'not_received'

/** One that the API will never take must not hold up all others for ever. */
const isBadMessage = (error: unknown) =>
  error instanceof DetailedError && [400, 413, 422].includes(error.statusCode ?? 0)

function isGivenUp({ kind, code }: SendError, tries: number): boolean {
  // It may have arrived: twice is better than never, three times is not.
  if (kind === 'unclear') return tries > 1
  if (kind !== 'retry') return true
  // Without the network or the API nothing else goes on either, and waiting loses nothing.
  return code !== 'network' && code !== NOT_RECEIVED && tries >= MOST_TRIES
}
