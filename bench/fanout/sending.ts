import { Hono } from 'hono'
import { pino } from 'pino'
import { createApp } from '../../api/app'
import { inMemoryFetch } from '../../api/http/in-memory'
import type { Channel, Pace } from '../../bot/channels/channel'
import { clientFactory } from '../../bot/conversation/run'
import type { DeliveryDeps } from '../../bot/delivery'
import { render } from '../../bot/messages/render'
import type { Connection } from '../../db/client'
import { BENCH_COUNTY, BENCH_SERVICE_TOKEN } from '../webhook/setting'
import { depsOf } from './prepare'

/** A provider that takes whatever it is given at once; `onSent` hears of each. */
export function nullChannel(pace: Partial<Pace>, onSent: () => void = () => {}): Channel {
  return {
    name: 'sms',
    abilities: { isSms: true, hasButtons: false },
    pace: {
      address: '+8619900009999',
      segmentsPerSecond: 100_000,
      burst: 100_000,
      dailyCap: 100_000,
      atOnce: 2_000,
      ...pace,
    },
    routes: () => new Hono(),
    async send(_to, _message, reference) {
      onSent()
      return { providerMessageId: `SM${reference}` }
    },
  }
}

/** The worker's own way of sending, over the API in the same process. */
export function deliveryOver(app: Connection, channel: Channel, clock: () => Date): DeliveryDeps {
  const api = createApp(depsOf(app, clock))
  const client = {
    baseUrl: 'http://api',
    serviceToken: BENCH_SERVICE_TOKEN,
    fetch: inMemoryFetch(api),
  }
  return {
    clientFor: clientFactory(client),
    channels: new Map([[channel.name, channel]]),
    render: (reply, { language, signature, isResend }) =>
      render(reply, language, channel.abilities, signature, { isResend, publicUrl: null }),
    county: BENCH_COUNTY,
    log: pino({ level: 'error' }),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  }
}
