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
   * stop: never write to this address again; fix: the address is wrong; retry: not taken, and may be
   * the next time; unclear: nobody knows whether it was taken; alarm: our own fault.
   */
  kind: 'stop' | 'fix' | 'retry' | 'unclear' | 'alarm'
  /** How long the provider wants us to wait: nothing more is sent on the channel until then. */
  retryAfterSeconds?: number
  /** Of `retry`: worth a second try and no third. */
  onlyOnce?: true
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
  /**
   * How what a person wrote is answered: on the response to the webhook, or by the outbox where that
   * response carries no words. `response` unless said otherwise.
   */
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
  /**
   * Asks the vendor about a message whose fate is unknown: its id there, that it was never taken, or
   * that nobody can say now. Absent where the vendor cannot be asked.
   */
  lookUp?(
    to: string,
    message: Rendered,
    asked: { reference: string; since: Date },
  ): Promise<{ providerMessageId: string } | 'not_taken' | 'unanswered'>
}
