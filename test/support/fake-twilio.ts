import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** One message as Twilio's far end got it. */
export interface SentText {
  path: string
  contentType: string | undefined
  isAuthorized: boolean
  fields: Record<string, string>
}

/** How the fake answers: as Twilio does, with an error of its list, or as something broken would. */
export type FakeAnswer =
  | 'taken'
  | 'rate_limited'
  | 'broken'
  | 'nonsense'
  /** Taken, but with an empty answer. */
  | 'nothing'
  | 'gateway_page'
  /** The connection is lost once the request was read. */
  | 'cut_off'
  | 'hang'
  | 'redirect'
  | { httpStatus: number; code?: number; retryAfter?: string }
  /** Taken with 201 and failed in the same breath. */
  | { takenWithError: number }

export interface FakeTwilio {
  url: string
  accountSid: string
  authToken: string
  /** In the order they came; the judge of what was sent. */
  sent: SentText[]
  /** Requests for the list of messages. */
  asked: string[]
  /** From the next request on. */
  answerWith(answer: FakeAnswer): void
}

const ACCOUNT = { accountSid: 'AC00000000000000000000000000000001', authToken: 'not-a-real-token' }

/** What Twilio has taken, as its list shows it. */
interface Taken {
  sid: string
  to: string
  body: string
  direction: 'outbound-api'
  date_created: string
}

/** Twilio's Messages.json on loopback; closes with the test. By its `clock` messages are dated. */
export async function openFakeTwilio(clock: () => Date = () => new Date()): Promise<FakeTwilio> {
  const sent: SentText[] = []
  const asked: string[] = []
  const taken: Taken[] = []
  let answer: FakeAnswer = 'taken'
  const expected = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`
  const server = createServer(async (request, response) => {
    const body = await text(request)
    if (request.method === 'GET') {
      asked.push(request.url ?? '')
      const to = new URL(request.url ?? '', 'http://localhost').searchParams.get('To')
      // The latest first.
      const messages = taken.filter((each) => each.to === to).toReversed()
      return void response
        .writeHead(200, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ messages, page: 0, page_size: 100, next_page_uri: null }))
    }
    sent.push({
      path: request.url ?? '',
      contentType: request.headers['content-type'],
      isAuthorized: request.headers.authorization === expected,
      fields: Object.fromEntries(new URLSearchParams(body)),
    })
    const fields = sent.at(-1)?.fields ?? {}
    const date = clock().toUTCString().replace('GMT', '+0000')
    const { To: to = '', Body: words = '' } = fields
    if (isTaken(answer))
      taken.push({
        sid: sidOf(sent.length),
        to,
        body: words,
        direction: 'outbound-api',
        date_created: date,
      })
    respond(response, request, answer, sent.length)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const answerWith = (next: FakeAnswer) => {
    answer = next
  }
  return { url: `http://127.0.0.1:${port}`, ...ACCOUNT, sent, asked, answerWith }
}

const sidOf = (n: number) => `SM${String(n).padStart(32, '0')}`

/** Whether Twilio will send it, whatever the one who asked heard. */
const isTaken = (as: FakeAnswer) =>
  typeof as === 'string'
    ? ['taken', 'nothing', 'cut_off', 'hang'].includes(as)
    : 'takenWithError' in as

function respond(response: ServerResponse, request: IncomingMessage, as: FakeAnswer, n: number) {
  const json = (status: number, body: unknown) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  if (request.method !== 'POST' || !request.url?.endsWith('/Messages.json')) {
    return json(404, { code: 20404, message: 'not found', status: 404 })
  }
  const sid = sidOf(n)
  if (as === 'hang') return undefined
  if (as === 'taken') return json(201, { sid, status: 'queued', error_code: null })
  if (as === 'rate_limited') return json(429, { code: 20429, message: 'too many', status: 429 })
  if (as === 'broken') return json(500, { message: 'an internal error' })
  if (as === 'nonsense') return response.writeHead(200).end('<html>log in to this network</html>')
  if (as === 'nothing') return response.writeHead(200).end()
  if (as === 'gateway_page') return response.writeHead(502).end('<html>bad gateway</html>')
  if (as === 'cut_off') return request.socket.destroy()
  if (as === 'redirect') return response.writeHead(307, { Location: '/elsewhere' }).end()
  if ('takenWithError' in as) {
    return json(201, { sid, status: 'failed', error_code: as.takenWithError })
  }
  if (as.retryAfter) response.setHeader('Retry-After', as.retryAfter)
  return json(as.httpStatus, { code: as.code, message: 'refused', status: as.httpStatus })
}

/** Twilio's signature as its documentation words it: the address, then the fields in order. */
export function signatureOf(authToken: string, url: string, fields: Record<string, string>) {
  const signed = Object.keys(fields)
    .toSorted()
    .reduce((all, name) => all + name + fields[name], url)
  return createHmac('sha1', authToken).update(signed).digest('base64')
}

/** A webhook request as Twilio makes it, for `fetch` or `app.request`. */
export function signedRequest(
  authToken: string,
  url: string,
  fields: Record<string, string>,
): RequestInit & { headers: Record<string, string>; body: string } {
  return {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'X-Twilio-Signature': signatureOf(authToken, url, fields),
    },
    body: new URLSearchParams(fields).toString(),
  }
}

const unescape = (part: string) =>
  part.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** The texts in a TwiML answer, as a phone would show them. */
export const textsIn = (twiml: string): string[] =>
  [...twiml.matchAll(/<Message>([^<]*)<\/Message>/g)].map(([, part = '']) => unescape(part))
