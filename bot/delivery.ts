import type { Logger } from 'pino'
import {
  type ApiClient,
  type Behalf,
  describeFault,
  parseResponse,
  type Reply,
} from '../api/client'
import type { Channel, Rendered, SendResult } from './channels/channel'
import type { Reader } from './conversation/run'

export interface DeliveryDeps {
  clientFor(behalf: Behalf): ApiClient
  /** By name. What is due on other channels is left to whoever has them. */
  channels: ReadonlyMap<string, Channel>
  render(reply: Reply, to: Reader): Rendered
  county: string
  log: Logger
}

/** Messages of one round; small enough to be sent within the lease even by a slow provider. */
const BATCH = 100
/** Sent at the same time on one channel. */
const AT_ONCE = 8

const NO_WORDS: SendResult = { error: { code: 'no_words', kind: 'alarm' } }

/**
 * One round of the worker: takes the county's due messages, puts them into words, sends them and
 * tells what came of it. A message or channel that fails does not keep the others. Returns how many
 * messages were taken: while there are any, more may be due at once.
 */
export async function deliverOnce(deps: DeliveryDeps): Promise<number> {
  const { county, channels, log } = deps
  if (channels.size === 0) return 0
  const api = deps.clientFor({ actor: 'job:worker', county })
  const claim = { limit: BATCH, channels: [...channels.keys()] }
  const { messages } = await parseResponse(api.outbox.claims.$post({ json: claim }))
  if (messages.length === 0) return 0
  const { signature } = await parseResponse(api.counties.current.$get())

  const deliver = async (message: (typeof messages)[number]) => {
    const { id, to: address } = message
    const channel = channels.get(message.channel)
    if (!channel) return
    try {
      const shown = put(message, address, channel.name)
      const json: SendResult = shown ? await channel.send(address, shown, id) : NO_WORDS
      await parseResponse(api.outbox[':id'].result.$post({ param: { id }, json }))
    } catch (err) {
      // Whether it went out is not known: its lease runs out, and the API decides what then.
      log.error(
        { fault: describeFault(err), outboxId: id, channel: channel.name },
        'delivery failed',
      )
    }
  }
  const put = (message: (typeof messages)[number], address: string, channel: string) => {
    const { template, vars, choices, language } = message
    try {
      return deps.render({ template, vars, choices } as Reply, {
        channel,
        address,
        language,
        signature,
      })
    } catch (err) {
      log.error(
        { fault: describeFault(err), outboxId: message.id, template },
        'a message has no words',
      )
      return null
    }
  }
  const ofChannel = Map.groupBy(messages, ({ channel }) => channel)
  const lanes = [...ofChannel.values()].flatMap((queue) =>
    Array.from({ length: AT_ONCE }, async () => {
      for (let message = queue.shift(); message; message = queue.shift()) await deliver(message)
    }),
  )
  await Promise.all(lanes)
  return messages.length
}
