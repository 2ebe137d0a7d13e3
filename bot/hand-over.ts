import type { Logger } from 'pino'
import { type ApiClient, describeFault, parseResponse, type Reply } from '../api/client'
import type { Channel, LookedUp, Rendered, SendResult } from './channels/channel'
import type { Reader } from './conversation/run'
import { sizeOf } from './messages/segments'

/** What it takes to put a message into words and hand it to a provider. */
export interface HandOver {
  channel: Channel
  render(reply: Reply, to: Reader & { isResend: boolean }): Rendered
  /** Of the county, in front of every text. */
  signature(): Promise<string>
  log: Logger
}

export type Exchange = Parameters<ApiClient['outbox']['exchanges']['$post']>[0]['json']
export type Exchanged = Awaited<ReturnType<typeof exchangeBy>>
export type Message = Exchanged['messages'][number]
export type Lost = Exchanged['lost'][number]

export const exchangeBy = (api: ApiClient, json: Exchange) =>
  parseResponse(api.outbox.exchanges.$post({ json }))

/** What came of a message, and what it cost. */
export interface HandedOver {
  /** `too_late`: it was not begun, and may be somebody else's soon. */
  result: SendResult | 'too_late'
  segments: number
}

const NO_WORDS: SendResult = { error: { code: 'no_words', kind: 'alarm' } }
const THREW: SendResult = { error: { code: 'send_threw', kind: 'unclear' } }
const UNSIGNED: SendResult = { error: { code: 'network', kind: 'retry' } }

/** Sends one message. Never throws: what went wrong is the result. */
export async function handOver(
  by: HandOver,
  message: Message,
  isInTime: () => boolean = () => true,
): Promise<HandedOver> {
  const { channel, log } = by
  const about = { outboxId: message.id, channel: channel.name }
  // Without it nothing is sent: the message counts as not begun.
  const signature = await by.signature().catch((error: unknown) => {
    log.error({ fault: describeFault(error), ...about }, 'the signature could not be read')
    return null
  })
  if (signature === null) return { result: UNSIGNED, segments: 0 }
  const shown = put(by, message, signature)
  if (!shown) return { result: NO_WORDS, segments: 0 }
  const segments = segmentsOf(channel, message.to, shown)
  if (!isInTime()) return { result: 'too_late', segments: 0 }
  try {
    return { result: await channel.send(message.to, shown, message.id), segments }
  } catch (err) {
    // Whether it went out is not known.
    log.error({ fault: describeFault(err), ...about }, 'delivery failed')
    return { result: THREW, segments }
  }
}

/** Asks the provider about a message nobody knows the fate of; null: no answer now. */
export async function lookUp(by: HandOver, lost: Lost): Promise<LookedUp | null> {
  const { channel, log } = by
  try {
    const shown = put(by, lost, await by.signature())
    if (!shown) return null
    const asked = { reference: lost.id, since: new Date(lost.since) }
    return (await channel.lookUp?.(lost.to, shown, asked)) ?? null
  } catch (err) {
    log.error({ fault: describeFault(err), outboxId: lost.id }, 'a provider could not be asked')
    return null
  }
}

function put({ channel, render, log }: HandOver, message: Message, signature: string) {
  const { id, to: address, template, vars, choices, picture, language, isResend } = message
  try {
    const reader = { channel: channel.name, address, language, signature, isResend }
    return render({ template, vars, choices, ...(picture && { picture }) } as Reply, reader)
  } catch (err) {
    log.error({ fault: describeFault(err), outboxId: id, template }, 'a message has no words')
    return null
  }
}

/** A chat's message counts as one. */
function segmentsOf({ abilities, abilitiesFor }: Channel, to: string, { text }: Rendered): number {
  const { isSms } = abilitiesFor?.(to) ?? abilities
  return isSms ? sizeOf(text).segments : 1
}
