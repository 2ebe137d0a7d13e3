import type { SendError, SendResult } from '../channel'
import type { Blank } from './shape'

/** What an operator allows in a template; what it does not is refused before anything is sent. */
export interface TemplateRules {
  /** Of one variable, in UTF-16 units. */
  longestVariable: number
  mostVariables: number
  /** Of the whole text. */
  longestText: number
  /** Two variables with nothing between them: then what is long is split in two. */
  mayAdjoin: boolean
  /** A variable that is declared as a phone may hold one; no other ever does. */
  mayHoldPhones: boolean
  /** Characters that no approved text may hold. */
  forbidden: RegExp
  /** What the operator calls the property of a variable. */
  properties: Record<Blank['holds'], string>
}

export interface GatewayAccount {
  url: string
  keyId: string
  keySecret: string
  signature: string
}

/** One text to send: an approved template and what stands in it. */
export interface Order {
  /** A mobile of the mainland, eleven digits. */
  phone: string
  templateCode: string
  params: Record<string, string>
  /** Ours: it comes back in the receipt and in lists. */
  tag: string
}

export interface HttpRequest {
  url: string
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body: string
}

/** An answer over HTTP, its body as JSON or null where it is none. */
export interface HttpAnswer {
  status: number
  body: unknown
  retryAfter: string | null
}

/** What a person texted to us 上行. */
export interface Uplink {
  id: string
  /** As the gateway writes it. */
  phone: string
  text: string
}

/** The vendor's later word on one message 回执; `tag` empty where it brings none. */
export interface Slip {
  tag: string
  isDelivered: boolean
  code: string
}

/** One message of those sent to a phone on a day. */
export interface Listed {
  /** Empty where it brings none. */
  tag: string
  text: string
  sentAt: Date
}

/** How a gateway is spoken with; adding one is a file with this and a line in `profiles.ts`. */
export interface Profile {
  rules: TemplateRules
  /** Where its API is unless GATEWAY_URL says otherwise. */
  url: string
  send(account: GatewayAccount, order: Order, stamp: Stamp): HttpRequest
  readSend(answer: HttpAnswer): SendResult
  /** What a receipt's code of failure means. */
  errorOf(code: string): SendError
  /** Null where it is not in the gateway's form. */
  readUplinks(body: unknown): Uplink[] | null
  readSlips(body: unknown): Slip[] | null
  /** What the gateway wants to hear once all is taken, or that it is to come again. */
  acknowledge(isTaken: boolean): object
  /** Asks for one page of what went to a phone on a day, `YYYY-MM-DD` in Shanghai; from page 1. */
  list(
    account: GatewayAccount,
    asked: { phone: string; day: string; page: number },
    stamp: Stamp,
  ): HttpRequest
  /** Null where the answer says nothing. */
  readList(answer: HttpAnswer): { listed: Listed[]; hasMore: boolean } | null
}

/** What makes a request the only one of its kind. */
export interface Stamp {
  at: Date
  nonce: string
}
