import { createHash, timingSafeEqual } from 'node:crypto'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from 'pino'
import { describeFault } from '../../../api/client'
import type { Receipt, Receive } from '../channel'
import { readJson } from './exchange'
import type { Profile, Slip } from './profile'
import { referenceOf } from './tag'

export interface WebhookOptions {
  profile: Profile
  secretPath: string
  /** Ours, that people text to. */
  number: string
  log: Logger
  /** Told of every receipt that names a message of ours; when it throws the gateway is to come again. */
  onReceipt(receipt: Receipt): Promise<unknown>
}

const PATH = '/webhooks/gateway/:secret'
const MAX_BODY_BYTES = 256 * 1024
/** The API takes no more. */
const LONGEST_TEXT = 10_000

/**
 * What a gateway pushes to us. It signs nothing: only the path it was told says that it is the gateway,
 * and to everybody else there is nothing here.
 */
export function gatewayWebhooks(options: WebhookOptions, receive: Receive): Hono {
  const { profile, number, log, onReceipt } = options

  async function takeUplinks(c: Context): Promise<Response> {
    const uplinks = profile.readUplinks(readJson(await c.req.text()))
    if (!uplinks) return c.json(profile.acknowledge(false), 400)
    const isTaken = await eachOf(uplinks, 'a text was not taken', ({ id, phone, text }) => {
      const from = addressOf(phone)
      return receive({
        channel: 'gateway',
        providerMessageId: id,
        from,
        to: number,
        isPhone: /^\+\d{7,15}$/.test(from),
        text: text.slice(0, LONGEST_TEXT).toWellFormed(),
      })
    })
    return c.json(profile.acknowledge(isTaken), isTaken ? 200 : 500)
  }

  async function takeSlips(c: Context): Promise<Response> {
    const slips = profile.readSlips(readJson(await c.req.text()))
    if (!slips) return c.json(profile.acknowledge(false), 400)
    const ours = slips.filter(({ tag }) => tag !== '')
    const isTaken = await eachOf(ours, 'a receipt was not kept', (slip) =>
      onReceipt(receiptOf(slip)),
    )
    return c.json(profile.acknowledge(isTaken), isTaken ? 200 : 500)
  }

  /** One that fails keeps no other; all come again, and what was taken is known by its id. */
  async function eachOf<T>(all: T[], fault: string, take: (each: T) => Promise<unknown>) {
    let isTaken = true
    for (const each of all) {
      try {
        await take(each)
      } catch (error) {
        isTaken = false
        log.error({ channel: 'gateway', fault: describeFault(error) }, fault)
      }
    }
    return isTaken
  }

  const receiptOf = ({ tag, isDelivered, code }: Slip): Receipt => ({
    reference: referenceOf(tag),
    providerMessageId: tag,
    status: isDelivered ? 'delivered' : 'failed',
    error: isDelivered ? null : profile.errorOf(code),
  })

  const app = new Hono()
  app.use(`${PATH}/*`, knowing(options.secretPath), tooLarge)
  app.post(`${PATH}/uplinks`, takeUplinks)
  app.post(`${PATH}/receipts`, takeSlips)
  return app
}

const tooLarge = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => c.body(null, 413) })

const hash = (text: string) => createHash('sha256').update(text).digest()

/** Compared in the same time whatever was guessed. */
function knowing(secretPath: string): MiddlewareHandler {
  const expected = hash(secretPath)
  return (c, next) =>
    timingSafeEqual(hash(c.req.param('secret') ?? ''), expected)
      ? next()
      : Promise.resolve(c.body(null, 404))
}

/** 13800000000, 8613800000000 or +8613800000000 as +8613800000000; another number as it is. */
const addressOf = (phone: string): string => {
  const mobile = /^(?:\+?86|0086)?(1[3-9]\d{9})$/.exec(phone.trim())?.[1]
  return mobile ? `+86${mobile}` : phone.trim()
}
