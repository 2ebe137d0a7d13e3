import { setTimeout } from 'node:timers/promises'
import { Hono } from 'hono'
import type { Logger } from 'pino'
import { createClient, describeFault } from '../api/client'
import { expandAll } from './broadcasts'
import type { Channel } from './channels/channel'
import {
  clientFactory,
  createConversation,
  type ConversationDeps,
  type Reader,
} from './conversation/run'
import { type DeliveryDeps, deliverOn, deliverOnce, type Lane } from './delivery'
import { refreshOverview, remindHandlers, runSurveys, sendDigests } from './digest'
import { FLOW_BOOK } from './flows'
import { fetchOnce } from './media'
import { render } from './messages/render'

export interface BotOptions {
  api: Parameters<typeof createClient>[0]
  defaultCounty: string
  channels: Channel[]
  /** Where people reach our pages; null where nobody from elsewhere can. */
  publicUrl?: string | null
  log: Logger
  /** Where a test, or a big county, wants other than the usual. */
  limits?: Partial<Pick<ConversationDeps, 'wait' | 'now' | 'mostAMinute'>>
}

const SWEEP_EVERY_MS = 5_000
const DELIVER_EVERY_MS = { urgent: 500, bulk: 1_000 } as const
/** A pause may be taken back. */
const LONGEST_WAIT_MS = 5_000
const FETCH_EVERY_MS = 1_000
const EXPAND_EVERY_MS = 2_000
const DIGEST_EVERY_MS = 60_000
const OVERVIEW_EVERY_MS = 30_000

const sleep = (milliseconds: number, signal?: AbortSignal) =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => {})

/** The bot over an API it reaches only by the client: webhooks, pages, and the loops. */
export function createBot(options: BotOptions) {
  const { api, defaultCounty, channels, publicUrl = null, log } = options
  const clientFor = clientFactory(api)
  const byName = new Map(channels.map((channel) => [channel.name, channel]))
  const abilitiesOf = ({ channel, address }: Pick<Reader, 'channel' | 'address'>) => {
    const { abilities, abilitiesFor } = byName.get(channel) ?? { abilities: PLAIN }
    return abilitiesFor?.(address) ?? abilities
  }
  const rendered: ConversationDeps['render'] = (reply, reader) =>
    render(reply, reader.language, abilitiesOf(reader), reader.signature, { publicUrl })
  const conversation = createConversation({
    clientFor,
    book: FLOW_BOOK,
    render: rendered,
    defaultCounty,
    onFault: (error) => log.error({ fault: describeFault(error) }, 'a message was left for later'),
    channelOf: (name) => byName.get(name),
    wait: sleep,
    ...options.limits,
  })
  const routes = new Hono()
  for (const channel of channels) routes.route('/', channel.routes(conversation.receive))

  const stop = new AbortController()
  const loop = async (what: string, everyMs: number, once: () => Promise<unknown>) => {
    while (!stop.signal.aborted) {
      await once().catch((err: unknown) =>
        log.error({ fault: describeFault(err) }, `${what} failed`),
      )
      await sleep(everyMs, stop.signal)
    }
  }
  const delivery: DeliveryDeps = {
    clientFor,
    channels: byName,
    render: (reply, { language, signature, isResend, ...reader }) =>
      render(reply, language, abilitiesOf(reader), signature, { isResend, publicUrl }),
    county: defaultCounty,
    log,
    wait: (milliseconds) => sleep(milliseconds),
  }
  /** Each channel by itself: one that hangs or asks us to wait holds up no other. */
  const deliverAll = async (channel: Channel, lane: Lane) => {
    for (let waitMs = 1; waitMs > 0 && !stop.signal.aborted;) {
      waitMs = (await deliverOn(delivery, channel, lane, stop.signal)).waitMs
      if (waitMs > 0) await sleep(Math.min(waitMs, LONGEST_WAIT_MS), stop.signal)
    }
  }
  const fetchMedia = () => fetchOnce({ clientFor, channels: byName, county: defaultCounty, log })
  const digest = () => sendDigests({ clientFor, county: defaultCounty })
  const remind = () => remindHandlers({ clientFor, county: defaultCounty })
  const survey = () => runSurveys({ clientFor, county: defaultCounty })
  const overview = () => refreshOverview({ clientFor, county: defaultCounty })
  const expand = () => expandAll({ clientFor, county: defaultCounty }, stop.signal)
  const fetchAll = async () => {
    while (!stop.signal.aborted && (await fetchMedia()) > 0);
  }
  /** The loops: sweeping, fetching, the digest, and sending on every channel. Returns how to stop. */
  const work = () => {
    const loops = [
      loop('sweep', SWEEP_EVERY_MS, conversation.sweep),
      loop('fetching pictures', FETCH_EVERY_MS, fetchAll),
      loop('the digest', DIGEST_EVERY_MS, digest),
      loop('what waits for handlers', DIGEST_EVERY_MS, remind),
      loop('satisfaction surveys', DIGEST_EVERY_MS, survey),
      loop('counting for the overview', OVERVIEW_EVERY_MS, overview),
      loop('queueing notices', EXPAND_EVERY_MS, expand),
      ...channels.flatMap((channel) =>
        (['urgent', 'bulk'] as const).map((lane) =>
          loop(`${lane} delivery by ${channel.name}`, DELIVER_EVERY_MS[lane], () =>
            deliverAll(channel, lane),
          ),
        ),
      ),
    ]
    return async () => {
      stop.abort()
      await Promise.all(loops)
    }
  }
  /** Takes messages in where nobody calls us. Returns how to stop. */
  const listen = () => {
    const listening = channels.flatMap((channel) => channel.listen?.(conversation.receive) ?? [])
    return async () => {
      await Promise.all(listening.map((end) => end()))
    }
  }
  const start = () => {
    const ends = [work(), listen()]
    return async () => {
      await Promise.all(ends.map((end) => end()))
    }
  }
  const deliver = () => deliverOnce(delivery)
  return {
    routes,
    start,
    work,
    listen,
    sweep: conversation.sweep,
    deliver,
    fetchMedia,
    digest,
    remind,
    survey,
    expand,
  }
}

const PLAIN = { isSms: true, hasButtons: false }
