import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** Which calls of the worker never hear back. */
export interface Hold {
  path: RegExp
  /** Only those that say this. */
  asked?: RegExp
  /** The API has done what was asked, and came to this; without it the call does not even arrive. */
  answered?: RegExp
  /** So many get through before. */
  passes?: number
}

export type Gate = Awaited<ReturnType<typeof openGate>>

/** Stands between a bot and its API, where a call can be held until whoever made it is gone. */
export async function openGate(apiPort: number) {
  let wanted: Hold | null = null
  let passed = 0
  let held = 0
  const isHeld = (path: string, body: string, answer?: string) => {
    if (!wanted?.path.test(path) || wanted.asked?.test(body) === false) return false
    if (wanted.answered ? !(answer && wanted.answered.test(answer)) : answer !== undefined)
      return false
    if (passed++ < (wanted.passes ?? 0)) return false
    held++
    return true
  }
  async function pass(request: IncomingMessage, response: ServerResponse) {
    const path = request.url ?? ''
    const body = await text(request)
    if (isHeld(path, body)) return
    const answer = await fetch(`http://127.0.0.1:${apiPort}${path}`, {
      method: request.method ?? 'GET',
      headers: headersOf(request),
      ...(body && { body }),
    })
    const answered = await answer.text()
    if (isHeld(path, body, answered)) return
    const type = answer.headers.get('Content-Type') ?? 'application/json'
    response.writeHead(answer.status, { 'Content-Type': type }).end(answered)
  }
  // With either side gone the other one finds the connection closed.
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    hold(next: Hold) {
      wanted = next
      passed = held = 0
    },
    held: () => held,
    open() {
      wanted = null
    },
  }
}

const OF_CONNECTION = ['host', 'connection', 'content-length', 'transfer-encoding']

const headersOf = ({ headers }: IncomingMessage) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !OF_CONNECTION.includes(name) ? [[name, value]] : [],
    ),
  )
