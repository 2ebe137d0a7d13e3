import type { Logger } from 'pino'
import { type ApiClient, type Behalf, describeFault, parseResponse } from '../api/client'
import type { Channel } from './channels/channel'
import { isUnreached } from './channels/fetch-fault'
import {
  type Exchange,
  exchangeBy,
  type HandOver,
  handOver,
  type Lost,
  lookUp,
  type Message,
} from './hand-over'

export interface DeliveryDeps extends Pick<HandOver, 'render'> {
  clientFor(behalf: Behalf): ApiClient
  /** By name. What is due on other channels is left to whoever has them. */
  channels: ReadonlyMap<string, Channel>
  county: string
  log: Logger
  wait(milliseconds: number): Promise<unknown>
}

/** Answers and decisions have calls of their own: they never wait for a slow message to many. */
const LANES = ['urgent', 'bulk'] as const
export type Lane = (typeof LANES)[number]

/** What came of a lane until nothing more was to be done. */
export interface Round {
  /** Messages handed over. */
  handedOver: number
  /** How long the sender is to be left alone. */
  waitMs: number
}

type Result = Exchange['results'][number]

/** Until a provider that could not be reached is looked for again. */
const UNREACHED_MS = 5_000
/** Results that come so close together are told of together: each word with the API costs it some work. */
const GATHER_MS = { urgent: 10, bulk: 80 } as const
/** How often messages of workers that died are looked after. */
const KEEP_EVERY_MS = 5_000
const AGAIN_MS = 1_000
/** Half of a lease: what is not begun by then may be somebody else's by the time it is sent. */
const BEGIN_WITHIN_MS = 30_000
/** The API gives no more at once. */
const MOST_WANTED = 1_000

/** Sends all that is due on every channel and lane; how many messages were handed over. */
export async function deliverOnce(deps: DeliveryDeps, signal?: AbortSignal): Promise<number> {
  const lanes = [...deps.channels.values()].flatMap((channel) =>
    LANES.map((lane) => deliverOn(deps, channel, lane, signal)),
  )
  const rounds = await Promise.all(lanes)
  return rounds.reduce((sum, { handedOver }) => sum + handedOver, 0)
}

/**
 * Sends what is due on one lane of a channel until nothing more is due, the sender is to be left alone, or
 * `signal` stops it. A message is taken only when it can be handed over at once: whatever a worker holds
 * when it dies was on its way. Once the provider cannot be reached, what did not go out goes back: no
 * outage uses up its tries.
 */
export async function deliverOn(
  deps: DeliveryDeps,
  channel: Channel,
  lane: Lane,
  signal?: AbortSignal,
): Promise<Round> {
  const { log, render } = deps
  const api = deps.clientFor({ actor: 'job:worker', county: deps.county })
  const by: HandOver = { channel, render, signature: onceRead(api), log }
  const round: Round = { handedOver: 0, waitMs: 0 }
  const state: State = { api, by, lane, round, isUnreachable: false, keptAt: -Infinity, signal }
  // The one talks with the API while the other has its messages on their way.
  let second: Promise<unknown> | undefined
  const atOnce = Math.ceil(channel.pace.atOnce / 2)
  const faults: unknown[] = []
  const run = (onFull?: () => unknown) =>
    pump(deps, state, atOnce, onFull).catch((fault: unknown) => faults.push(fault))
  await run(() => (second ??= run()))
  await second
  if (faults.length > 0) throw faults[0]
  return round
}

/** What the pumps of a lane have in common. */
interface State {
  api: ApiClient
  by: HandOver
  lane: Lane
  round: Round
  isUnreachable: boolean
  keptAt: number
  signal: AbortSignal | undefined
}

/** @param onFull There is more than its own calls can take. */
async function pump(
  { log, wait }: DeliveryDeps,
  state: State,
  atOnce: number,
  onFull: () => unknown = () => {},
): Promise<void> {
  const { api, by, lane, round, signal } = state
  const { channel } = by
  const { atOnce: _, ...pace } = channel.pace
  const sender = { channel: channel.name, ...pace }
  const flying = new Set<Promise<void>>()
  const told = { results: [] as Result[], undrawn: 0 }

  function fly(flight: Promise<void>): void {
    const whole = flight.finally(() => flying.delete(whole))
    flying.add(whole)
  }

  async function carry(message: Message, takenAt: number): Promise<void> {
    const isInTime = () => performance.now() - takenAt < BEGIN_WITHIN_MS
    const { result, segments } = await handOver(by, message, isInTime)
    const of = { id: message.id, claim: message.claim }
    if (result === 'too_late') {
      told.results.push({ ...of, isUnsent: true })
      told.undrawn -= message.charged
      return
    }
    if (isUnreached(result)) {
      if (!state.isUnreachable) log.warn({ channel: channel.name }, 'a provider cannot be reached')
      state.isUnreachable = true
      told.results.push({ ...of, isUnsent: true })
      told.undrawn -= message.charged
      return
    }
    round.handedOver++
    told.results.push('error' in result ? { ...of, ...result } : { ...of, ...result, segments })
    told.undrawn += segments - message.charged
  }

  async function ask(lost: Lost): Promise<void> {
    const looked = await lookUp(by, lost)
    if (looked) told.results.push({ id: lost.id, ...looked })
  }

  /** One word with the API; null while it cannot be reached and there is something to tell it. */
  async function talk() {
    const [results, undrawn] = [told.results, told.undrawn]
    told.results = []
    told.undrawn = 0
    const isOver = signal?.aborted || state.isUnreachable
    const want = isOver ? 0 : Math.max(0, Math.min(MOST_WANTED, atOnce - flying.size))
    const isKeeper = want > 0 && performance.now() - state.keptAt >= KEEP_EVERY_MS
    const canAsk = channel.lookUp !== undefined
    const isChat = !channel.abilities.isSms
    const word = { sender, lane, results, undrawn, want, canAsk, isChat, isKeeper }
    if (isKeeper) state.keptAt = performance.now()
    try {
      const next = await exchangeBy(api, word)
      // There may be more of them than fit into one word.
      if (next.lost.length > 0) state.keptAt = -Infinity
      if (want > 0 && next.messages.length === want) onFull()
      return next
    } catch (error) {
      if (results.length === 0 && flying.size === 0) throw error
      // What is known must not be forgotten: it is told with the next word.
      log.error({ fault: describeFault(error), channel: channel.name }, 'results were not kept yet')
      told.results.unshift(...results)
      told.undrawn += undrawn
      return null
    }
  }

  for (let fails = 0; ;) {
    const takenAt = performance.now()
    const next = await talk()
    if (!next) {
      // Their leases run out, and the API decides what then.
      if (signal?.aborted && ++fails >= 3) return
      await wait(AGAIN_MS)
      continue
    }
    for (const lost of next.lost) fly(ask(lost))
    for (const message of next.messages) fly(carry(message, takenAt))
    round.waitMs = state.isUnreachable ? UNREACHED_MS : next.waitMs
    if (flying.size === 0) {
      if (told.results.length === 0) return
      continue
    }
    // There may be more, and half of the calls are free: the next are taken while these are on their way.
    if (next.messages.length > 0 && flying.size <= atOnce / 2) continue
    await Promise.race(flying)
    // Those of a provider that answers at once are all there by now.
    await new Promise(setImmediate)
    if (flying.size > 0) await wait(GATHER_MS[lane])
  }
}

/** The county's signature, read when the first message needs it; a failure is not kept. */
function onceRead(api: ApiClient): () => Promise<string> {
  let reading: Promise<string> | undefined
  const read = async () => (await parseResponse(api.counties.current.$get())).signature
  return () => {
    reading ??= read()
    reading.catch(() => (reading = undefined))
    return reading
  }
}
