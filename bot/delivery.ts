import type { Logger } from 'pino'
import {
  type ApiClient,
  type Behalf,
  describeFault,
  parseResponse,
  type Reply,
} from '../api/client'
import type { Channel, Rendered, SendResult } from './channels/channel'
import { isUnreached } from './channels/fetch-fault'
import type { Reader } from './conversation/run'

export interface DeliveryDeps {
  clientFor(behalf: Behalf): ApiClient
  /** By name. What is due on other channels is left to whoever has them. */
  channels: ReadonlyMap<string, Channel>
  render(reply: Reply, to: Reader & { isResend: boolean }): Rendered
  county: string
  log: Logger
}

/** What a round on one channel came to. */
export interface Round {
  /** Messages handed over: while there are any, more may be due at once. */
  handedOver: number
  /** How long the provider wants to be left alone. */
  pauseSeconds: number
}

/** Sent at the same time on one channel. */
const AT_ONCE = 8
/**
 * Messages of one round. What a worker has claimed when it dies counts as unknown, also what it never
 * began: so it claims little at a time, and is within the lease even with a slow provider.
 */
const BATCH = 3 * AT_ONCE
/** Until a provider that could not be reached is looked for again. */
const UNREACHED_SECONDS = 5

const NO_WORDS: SendResult = { error: { code: 'no_words', kind: 'alarm' } }
const THREW: SendResult = { error: { code: 'send_threw', kind: 'unclear' } }

type Claims = Awaited<ReturnType<typeof claim>>
type Message = Claims[number]

/** One round on every channel; how many messages were handed over. */
export async function deliverOnce(deps: DeliveryDeps, signal?: AbortSignal): Promise<number> {
  const rounds = await Promise.all(
    [...deps.channels.values()].map((channel) => deliverOn(deps, channel, signal)),
  )
  return rounds.reduce((sum, { handedOver }) => sum + handedOver, 0)
}

/**
 * One round of the worker on one channel: takes the county's due messages, puts them into words, sends
 * them and tells what came of it. A message that fails does not keep the others. Once the provider
 * asks us to wait or cannot be reached, or `signal` stops us, what did not go out goes back to the queue:
 * no outage uses up its tries.
 */
export async function deliverOn(
  deps: DeliveryDeps,
  channel: Channel,
  signal?: AbortSignal,
): Promise<Round> {
  const { county } = deps
  const round: Round = { handedOver: 0, pauseSeconds: 0 }
  const api = deps.clientFor({ actor: 'job:worker', county })
  const queue = await claim(api, channel)
  if (queue.length === 0) return round
  const signature = await readSignature(api).catch(async (error: unknown) => {
    // Kept, they would count as sent by a worker that died.
    await release(deps, api, queue)
    throw error
  })

  const unsent: Message[] = []
  const mayBegin = () => queue.length > 0 && round.pauseSeconds === 0 && !signal?.aborted
  const lane = async () => {
    while (mayBegin()) {
      const message = queue.shift()
      if (!message) return
      const result = await send(deps, channel, message, signature)
      if (isUnreached(result)) {
        unsent.push(message)
        round.pauseSeconds = Math.max(round.pauseSeconds, UNREACHED_SECONDS)
        continue
      }
      round.handedOver++
      await tell(deps, api, message, result)
      const wait = 'error' in result ? (result.error.retryAfterSeconds ?? 0) : 0
      round.pauseSeconds = Math.max(round.pauseSeconds, wait)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  if (unsent.length > 0) deps.log.warn({ channel: channel.name }, 'a provider cannot be reached')
  await release(deps, api, [...unsent, ...queue])
  return round
}

async function claim(api: ApiClient, { name }: Channel) {
  const json = { limit: BATCH, channels: [name] }
  const { messages } = await parseResponse(api.outbox.claims.$post({ json }))
  return messages
}

async function readSignature(api: ApiClient): Promise<string> {
  const { signature } = await parseResponse(api.counties.current.$get())
  return signature
}

async function send(
  deps: DeliveryDeps,
  channel: Channel,
  message: Message,
  signature: string,
): Promise<SendResult> {
  const shown = put(deps, channel, message, signature)
  if (!shown) return NO_WORDS
  try {
    return await channel.send(message.to, shown, message.id)
  } catch (err) {
    // Whether it went out is not known.
    const about = { outboxId: message.id, channel: channel.name }
    deps.log.error({ fault: describeFault(err), ...about }, 'delivery failed')
    return THREW
  }
}

function put(
  { render, log }: DeliveryDeps,
  channel: Channel,
  message: Message,
  signature: string,
): Rendered | null {
  const { id, to: address, template, vars, choices, picture, language, isResend } = message
  try {
    const reader = { channel: channel.name, address, language, signature, isResend }
    return render({ template, vars, choices, ...(picture && { picture }) } as Reply, reader)
  } catch (err) {
    log.error({ fault: describeFault(err), outboxId: id, template }, 'a message has no words')
    return null
  }
}

async function tell(
  { log }: DeliveryDeps,
  api: ApiClient,
  { id, attempt, channel }: Message,
  result: SendResult,
): Promise<void> {
  const json = 'error' in result ? { ...result, attempt } : result
  try {
    await parseResponse(api.outbox[':id'].result.$post({ param: { id }, json }))
  } catch (err) {
    // Its lease runs out, and the API decides what then.
    log.error({ fault: describeFault(err), outboxId: id, channel }, 'a result was not kept')
  }
}

async function release({ log }: DeliveryDeps, api: ApiClient, left: Message[]): Promise<void> {
  if (left.length === 0) return
  const messages = left.map(({ id, attempt }) => ({ id, attempt }))
  try {
    await parseResponse(api.outbox.releases.$post({ json: { messages } }))
  } catch (err) {
    log.error({ fault: describeFault(err), count: left.length }, 'messages were not given back')
  }
}
