import { parseResponse } from '../../api/client'
import type { TestApi } from './api'

type Exchange = Parameters<ReturnType<TestApi['client']>['outbox']['exchanges']['$post']>[0]['json']
export type Result = Exchange['results'][number]

/** A sender whose pace holds nothing up. */
export const SENDER: Exchange['sender'] = {
  channel: 'sms',
  address: '+8619900009999',
  segmentsPerSecond: 100_000,
  burst: 100_000,
  dailyCap: 100_000,
}

export interface AsWorker extends Partial<Omit<Exchange, 'sender'>> {
  channel?: string
  county?: string
  sender?: Partial<Exchange['sender']>
}

/** One word of a worker with the API. */
export function exchange({ client }: TestApi, given: AsWorker = {}) {
  const { channel = 'sms', county, sender, ...other } = given
  const { outbox } = client({ actor: 'job:worker', ...(county && { county }) })
  const isChat = channel === 'telegram'
  const idle = { results: [], undrawn: 0, want: 100, canAsk: false, isChat, isKeeper: true }
  const json = { lane: 'urgent' as const, ...idle, ...other }
  return parseResponse(
    outbox.exchanges.$post({ json: { ...json, sender: { ...SENDER, channel, ...sender } } }),
  )
}

/** What is due on both lanes, as it is taken; at most `want`. */
export async function claim(api: TestApi, { want = 100, ...given }: AsWorker = {}) {
  const { messages } = await exchange(api, { ...given, lane: 'urgent', want })
  const left = want - messages.length
  if (left === 0) return messages
  const { messages: bulk } = await exchange(api, { ...given, lane: 'bulk', want: left })
  return [...messages, ...bulk]
}

/** Tells what came of messages and takes none. */
export const tell = (api: TestApi, results: Result[], given: AsWorker = {}) =>
  exchange(api, { isKeeper: false, ...given, results, want: 0 })

/** All that is due now, in the words of its template; taken as the worker takes it, and sent. */
export async function deliverDue(api: TestApi) {
  await expandDue(api)
  const channels = await api.sql<{ channel: string }[]>`
    select distinct channel from outbox where status = 'queued' order by channel`
  const all = []
  for (const { channel } of channels) {
    for (;;) {
      const messages = await claim(api, { channel })
      if (messages.length === 0) break
      all.push(...messages)
      const sent = messages.map(({ id, claim }) => {
        return { id, claim, providerMessageId: `sent ${id}`, segments: 1 }
      })
      await tell(api, sent, { channel })
    }
  }
  return all
}

/** No message was ever queued, and no sender used: tests set the clock back. */
export async function forget({ sql }: Pick<TestApi, 'sql'>): Promise<void> {
  await sql`delete from outbox`
  await sql`delete from senders`
}

/** Has the worker queue the notices whose hour has come; how many messages. */
export async function expandDue({ client }: Pick<TestApi, 'client'>): Promise<number> {
  const worker = client({ actor: 'job:worker' })
  for (let queued = 0; ;) {
    const { expanded } = await parseResponse(worker.broadcasts.expansions.$post())
    if (!expanded) return queued
    queued += expanded.queued
  }
}
