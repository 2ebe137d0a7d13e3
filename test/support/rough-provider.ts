import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { createRandom } from '../../db/demo/random'
import { signedRequest } from './fake-twilio'

/** A message the provider has taken, and what it told of it in the end. */
interface Taken {
  sid: string
  to: string
  body: string
  at: Date
  end: 'delivered' | 'undelivered'
}

export interface RoughOptions {
  accountSid: string
  authToken: string
  seed: number
  /** Whether it tells which messages it has. */
  canBeAsked: boolean
  /** Where it sends its receipts; null: nobody is there now, and it tries again later. */
  receiptsTo(): { port: number; publicUrl: string } | null
}

/** How often of a thousand requests something goes wrong. */
const PER_MILLE = {
  rateLimited: 1,
  broken: 30,
  gatewayPage: 5,
  cutOff: 20,
  slow: 20,
  undelivered: 10,
}
/** Subscriber unknown: no second try. */
const UNKNOWN_NUMBER = '30005'

/**
 * Twilio on a bad day, on loopback: slow, refusing, dropping connections after it has taken a message;
 * receipts come late, twice and out of order. Its own log is the judge of who got what.
 */
export async function openRoughProvider(options: RoughOptions) {
  const { seed, accountSid, authToken, receiptsTo } = options
  const { next: random, chance: draws } = createRandom(seed)
  const chance = (perMille: number) => draws(perMille / 1_000)
  const taken: Taken[] = []
  const byPhone = new Map<string, Taken[]>()
  const refused = { rateLimited: 0, broken: 0, gatewayPage: 0, cutOff: 0 }
  const telling = new Set<Promise<void>>()

  const server = createServer(async (request, response) => {
    const body = await text(request)
    const url = new URL(request.url ?? '', 'http://localhost')
    if (request.method === 'GET') return list(response, url.searchParams.get('To') ?? '')
    await take(response, new URLSearchParams(body))
  })

  function list(response: ServerResponse, to: string): void {
    if (!options.canBeAsked) return json(response, 503, { code: 20503, status: 503 })
    const messages = (byPhone.get(to) ?? []).toReversed().map((each) => {
      const date = each.at.toUTCString().replace('GMT', '+0000')
      const { sid, body } = each
      return { sid, to, body, direction: 'outbound-api', date_created: date }
    })
    json(response, 200, { messages })
  }

  async function take(response: ServerResponse, fields: URLSearchParams): Promise<void> {
    await setTimeout(chance(PER_MILLE.slow) ? 1_000 + random() * 1_000 : random() * 60)
    if (chance(PER_MILLE.rateLimited)) {
      refused.rateLimited++
      response.setHeader('Retry-After', '1')
      return json(response, 429, { code: 20429, message: 'too many', status: 429 })
    }
    if (chance(PER_MILLE.broken)) {
      refused.broken++
      return json(response, 500, { code: 20500, message: 'an internal error', status: 500 })
    }
    if (chance(PER_MILLE.gatewayPage)) {
      refused.gatewayPage++
      return void response.writeHead(502).end('<html>bad gateway</html>')
    }
    const message = keep(fields)
    if (chance(PER_MILLE.cutOff)) {
      refused.cutOff++
      return void response.destroy()
    }
    json(response, 201, { sid: message.sid, status: 'queued', error_code: null })
  }

  function keep(fields: URLSearchParams): Taken {
    const to = fields.get('To') ?? ''
    const sid = `SM${String(taken.length + 1).padStart(32, '0')}`
    const end = chance(PER_MILLE.undelivered) ? 'undelivered' : 'delivered'
    const message: Taken = { sid, to, body: fields.get('Body') ?? '', at: new Date(), end }
    taken.push(message)
    byPhone.set(to, [...(byPhone.get(to) ?? []), message])
    const told = tell(message, fields.get('StatusCallback') ?? '').finally(() =>
      telling.delete(told),
    )
    telling.add(told)
    return message
  }

  /** In any order, some twice, and again where nobody was there. */
  async function tell({ sid, to, end }: Taken, callback: string): Promise<void> {
    const last = { MessageStatus: end, ...(end === 'undelivered' && { ErrorCode: UNKNOWN_NUMBER }) }
    const receipts = [{ MessageStatus: 'queued' }, { MessageStatus: 'sent' }, last]
    if (chance(200)) receipts.push(last)
    if (chance(200)) receipts.reverse()
    for (const receipt of receipts) {
      await setTimeout(random() * 300)
      const fields = { MessageSid: sid, To: to, ...receipt }
      for (let isTold = false; !isTold;) {
        isTold = await post(callback, fields)
        if (!isTold) await setTimeout(200)
      }
    }
  }

  async function post(callback: string, fields: Record<string, string>): Promise<boolean> {
    const where = receiptsTo()
    if (!where) return false
    const path = callback.slice(where.publicUrl.length)
    try {
      const request = signedRequest(authToken, callback, fields)
      const answer = await fetch(`http://127.0.0.1:${where.port}${path}`, request)
      return answer.status === 204
    } catch {
      return false
    }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    accountSid,
    authToken,
    taken,
    refused,
    /** Receipts still on their way. */
    telling: () => telling.size,
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}
