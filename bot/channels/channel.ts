import type { Hono } from 'hono'
import type { Attachments, Begun, Language, Reply } from '../../api/client'

/** One message from a person, the same from every channel. */
export interface Inbound {
  channel: string
  /** The provider's own id: the same message sent again carries the same one. */
  providerMessageId: string
  /** Phone in E.164, or the channel's own address. */
  from: string
  /** Our address it was sent to; tells the county. */
  to: string
  isPhone: boolean
  text: string
  /** What came with the words, where the channel has any of it. */
  attachments?: Attachments
}

/** One message ready to be shown: words already chosen, buttons where the channel has them. */
export interface Rendered {
  text: string
  buttons: { id: string; label: string }[]
  /** Only where the channel has pictures. */
  picture?: Picture
  /** What the words were made from; only where the channel sends approved templates. */
  reply?: Pick<Reply, 'template' | 'vars' | 'choices'> & { language: Language; isResend: boolean }
}

/** A picture by its address; where it cannot be shown, the page that shows the same. */
export interface Picture {
  url: string
  page: string
}

export type SendError = {
  code: string
  /**
   * stop: never write to this address again; fix: the address is wrong; voice: it takes calls only;
   * retry: not taken, and may be the next time; unclear: nobody knows whether it was taken; alarm: our
   * own fault.
   */
  kind: 'stop' | 'fix' | 'voice' | 'retry' | 'unclear' | 'alarm'
  /** How long the provider wants us to wait: nothing more is sent on the channel until then. */
  retryAfterSeconds?: number
  /** Of `retry`: worth a second try and no third. */
  onlyOnce?: true
  /** Of `alarm`: the provider refuses our sender, and so every message of it. */
  isSenders?: true
}
export type SendResult = { providerMessageId: string } | { error: SendError }

/** The vendor's later word on a message; comes in any order, and more than once. */
export interface Receipt {
  /** Ours, as given to `send`. */
  reference: string
  providerMessageId: string
  status: 'sent' | 'delivered' | 'failed'
  /** Why it failed; null unless it did. */
  error: SendError | null
}

/** The number or bot a channel sends by, and how fast its provider lets it until the office knows better. */
export interface Pace {
  address: string
  segmentsPerSecond: number
  /** What may go out at once after a rest. */
  burst: number
  /** Messages a day to one address, answers not counted. */
  dailyCap: number
  /** Calls of the provider under way at the same time. */
  atOnce: number
}

/** What a channel can do; the renderer writes accordingly. */
export interface ChannelAbilities {
  /** Priced and cut in SMS segments, with the county's signature in front. */
  isSms: boolean
  hasButtons: boolean
  /** Shows a picture by its address. */
  hasPictures?: true
  /** Sends approved templates alone: needs to know what the words were made from, and takes no link. */
  isTemplated?: true
}

/** What the channel hands inbound messages to: the answers to give on the same response. */
export type Receive = (
  inbound: Inbound,
) => Promise<{ state: Begun['state']; messages: Rendered[]; language: Language }>

/** A channel is one file behind this contract; it alone knows its vendor. */
export interface Channel {
  name: string
  abilities: ChannelAbilities
  pace: Pace
  /** How long its provider waits for an answer on the response; absent: as long as it takes. */
  answerWithinMs?: number
  /** Where its responses carry no answers: all go by the outbox. `response` unless given. */
  answersBy?: 'response' | 'outbox'
  /** Where they differ from one address to the next; a plain function, called without `this`. */
  abilitiesFor?(address: string): ChannelAbilities
  /** Webhooks and pages of the channel, mounted at the root. */
  routes(receive: Receive): Hono
  /**
   * Fetches what an attachment's reference stands for: its bytes, why they cannot be had, or null for
   * "not now". Absent where the channel has no attachments.
   */
  fetchMedia?(reference: string): Promise<Uint8Array | 'lost' | 'too_big' | null>
  /** Takes messages in by itself where nobody calls us; returns how to stop. */
  listen?(receive: Receive): () => Promise<void>
  /** Hands one message over; `reference` is ours and comes back in receipts where the vendor can. */
  send(to: string, message: Rendered, reference: string): Promise<SendResult>
  /** Asks the provider what became of a message handed over since then; null: no answer. Absent where it cannot be asked. */
  lookUp?(
    to: string,
    message: Rendered,
    asked: { reference: string; since: Date },
  ): Promise<LookedUp | null>
}

/** The provider's ids of messages to one address. */
export interface LookedUp {
  /** Those that are this one, oldest first; none when it took no such message. */
  found: string[]
  /** Those of the same minute that say something else: this one may be among them, put otherwise. */
  near: string[]
}
