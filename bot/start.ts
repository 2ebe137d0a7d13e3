import { setTimeout } from 'node:timers/promises'
import { Hono } from 'hono'
import type { Logger } from 'pino'
import { createClient, describeFault } from '../api/client'
import type { Channel } from './channels/channel'
import { clientFactory, createConversation, type ConversationDeps } from './conversation/run'
import { deliverOnce } from './delivery'
import { FLOW_BOOK } from './flows'
import { render } from './messages/render'

export interface BotOptions {
  api: Parameters<typeof createClient>[0]
  defaultCounty: string
  channels: Channel[]
  log: Logger
}

const SWEEP_EVERY_MS = 5_000
const DELIVER_EVERY_MS = 500

const sleep = (milliseconds: number, signal?: AbortSignal) =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => {})

/** The bot over an API it reaches only by the client: webhooks, pages, and the two loops. */
export function createBot({ api, defaultCounty, channels, log }: BotOptions) {
  const clientFor = clientFactory(api)
  const byName = new Map(channels.map((channel) => [channel.name, channel]))
  const rendered: ConversationDeps['render'] = (
    reply,
    { channel, address, language, signature },
  ) => {
    const { abilities, abilitiesFor } = byName.get(channel) ?? { abilities: PLAIN }
    return render(reply, language, abilitiesFor?.(address) ?? abilities, signature)
  }
  const conversation = createConversation({
    clientFor,
    book: FLOW_BOOK,
    render: rendered,
    defaultCounty,
    onFault: (error) => log.error({ fault: describeFault(error) }, 'a message was left for later'),
    wait: sleep,
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
  const deliver = () =>
    deliverOnce({ clientFor, channels: byName, render: rendered, county: defaultCounty, log })
  const deliverAll = async () => {
    while (!stop.signal.aborted && (await deliver()) > 0);
  }
  const start = () => {
    const loops = [
      loop('sweep', SWEEP_EVERY_MS, conversation.sweep),
      loop('delivery', DELIVER_EVERY_MS, deliverAll),
    ]
    return async () => {
      stop.abort()
      await Promise.all(loops)
    }
  }
  return { routes, start, sweep: conversation.sweep, deliver }
}

const PLAIN = { isSms: true, hasButtons: false }
