import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from 'pino'
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import { z } from 'zod'
import type { TwilioSettings } from '../settings'
import type { Channel, Receipt, Receive } from './channel'
import { describeFault } from '../../api/client'
import { createLookUp } from './twilio-sms/look-up'
import { createFetchMedia, photosOf } from './twilio-sms/media'
import { createSend, errorOf } from './twilio-sms/send'
import { twiml } from './twilio-sms/twiml'

export interface TwilioSmsOptions {
  log: Logger
  /** Told of every receipt that settles something; when it throws Twilio is answered 500. */
  onReceipt(receipt: Receipt): Promise<unknown>
  /** How long a send may take; 10 s unless a test cannot wait. */
  timeoutMs?: number
}

type Form = Record<string, string | string[]>
type FormEnv = { Variables: { form: Form } }

/** Until the office sets what its contract allows. Carriers take more a day to one number for spam. */
const PACE = { segmentsPerSecond: 10, burst: 20, dailyCap: 200, atOnce: 64 }
const MAX_BODY_BYTES = 64 * 1024
/** The API takes no more. Twilio itself gives 1,600 at the time of writing. */
const LONGEST_TEXT = 10_000
/** Twilio gives up after 15 s. */
const ANSWER_WITHIN_MS = 12_000

const InboundForm = z.object({
  MessageSid: z.string().min(1).max(100),
  From: z.string().min(1).max(100),
  To: z.string().min(1).max(100),
  Body: z.string().default(''),
})

const ReceiptForm = z.object({
  MessageSid: z.string().min(1).max(100),
  MessageStatus: z.string().min(1).max(100),
  ErrorCode: z.string().max(20).optional(),
})

/** Twilio's words that settle something; `queued`, `sending` and the like do not. */
const SETTLED = new Map<string, Receipt['status']>([
  ['sent', 'sent'],
  ['delivered', 'delivered'],
  ['read', 'delivered'],
  ['undelivered', 'failed'],
  ['failed', 'failed'],
  ['canceled', 'failed'],
])

/** Text messages by Twilio: signed webhooks in, answers on the same response, the rest by its API. */
export function createTwilioSms(settings: TwilioSettings, options: TwilioSmsOptions): Channel {
  const { log, onReceipt } = options

  async function answer(c: Context<FormEnv>, receive: Receive): Promise<Response> {
    const form = InboundForm.safeParse(c.var.form)
    if (!form.success) return c.body(null, 400)
    const { MessageSid, From, To, Body } = form.data
    const attachments = photosOf(c.var.form)
    try {
      const { messages } = await receive({
        channel: 'sms',
        providerMessageId: MessageSid,
        from: From,
        to: To,
        isPhone: isPhoneNumber(From),
        text: Body.slice(0, LONGEST_TEXT).toWellFormed(),
        ...(attachments && { attachments }),
      })
      const headers = { 'Content-Type': 'text/xml; charset=utf-8' }
      return c.body(twiml(messages.map(({ text }) => text)), 200, headers)
    } catch (error) {
      // Twilio tries again, and the message is found by its id.
      log.error({ messageSid: MessageSid, fault: describeFault(error) }, 'a text was not answered')
      return c.body(null, 500)
    }
  }

  async function takeReceipt(c: Context<FormEnv>): Promise<Response> {
    const form = ReceiptForm.safeParse(c.var.form)
    if (!form.success) return c.body(null, 400)
    const { MessageSid, MessageStatus, ErrorCode } = form.data
    const reference = c.req.query('ref')
    const status = SETTLED.get(MessageStatus)
    if (!reference || !status) return c.body(null, 204)
    const error = status === 'failed' ? errorOf(ErrorCode ?? MessageStatus) : null
    try {
      await onReceipt({ reference, providerMessageId: MessageSid, status, error })
      return c.body(null, 204)
    } catch (fault) {
      log.error({ messageSid: MessageSid, fault: describeFault(fault) }, 'a receipt was not kept')
      return c.body(null, 500)
    }
  }

  return {
    name: 'sms',
    pace: { address: senderOf(settings), ...PACE },
    abilities: { isSms: true, hasButtons: false },
    answerWithinMs: ANSWER_WITHIN_MS,
    fetchMedia: createFetchMedia(settings),
    routes: (receive) => {
      const webhooks = new Hono<FormEnv>().basePath('/webhooks/twilio')
      webhooks.use(tooLarge, signed(settings))
      webhooks.post('/sms', (c) => answer(c, receive))
      webhooks.post('/status', (c) => takeReceipt(c))
      return new Hono().route('/', webhooks)
    },
    send: createSend(settings, options.timeoutMs),
    lookUp: createLookUp(settings, options.timeoutMs),
  }
}

const senderOf = ({ sender }: TwilioSettings) =>
  'From' in sender ? sender.From : sender.MessagingServiceSid

const E164 = /^\+[1-9]\d{6,14}$/
const CHINESE_MOBILE = /^\+861[3-9]\d{9}$/

/** Somebody's own phone: not 10086, 1069…, a name, nor such a number with our country's code before it. */
const isPhoneNumber = (from: string) =>
  from.startsWith('+86') ? CHINESE_MOBILE.test(from) : E164.test(from)

const streamLimit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.body(null, 413) })

/** A declared length is enough to know; only a body without one has to be counted as it comes. */
const tooLarge: MiddlewareHandler = (c, next) => {
  const declared = c.req.header('Content-Length')
  if (declared === undefined) return streamLimit(c, next)
  return Number(declared) > MAX_BODY_BYTES ? Promise.resolve(c.body(null, 413)) : next()
}

/** Only Twilio gets past: it signs the address it was given, whatever Host we were called by. */
function signed({ authToken, publicUrl }: TwilioSettings): MiddlewareHandler<FormEnv> {
  return async (c, next) => {
    const type = c.req.header('Content-Type') ?? ''
    if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return c.body(null, 415)
    const form = readForm(await c.req.text())
    const signature = c.req.header('X-Twilio-Signature') ?? ''
    const url = publicUrl + c.req.path + queryOf(c.req.url)
    if (!validateRequest(authToken, signature, url, form)) return c.body(null, 403)
    c.set('form', form)
    return next()
  }
}

/** A field that comes twice is kept twice: it is signed twice as well. */
function readForm(body: string): Form {
  const fields = new Map<string, string | string[]>()
  for (const [name, value] of new URLSearchParams(body)) {
    const before = fields.get(name)
    fields.set(name, before === undefined ? value : [before, value].flat())
  }
  return Object.fromEntries(fields)
}

const queryOf = (url: string) => (url.includes('?') ? url.slice(url.indexOf('?')) : '')
