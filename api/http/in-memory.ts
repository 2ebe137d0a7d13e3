import type { Context, Hono, MiddlewareHandler } from 'hono'

/**
 * Calls the app in its own process, for a client that thinks it fetches. Routing, rights and
 * validation are the same; what is left out is the web's Request and Response with their streams,
 * which would cost more than the rest of a call.
 */
export function inMemoryFetch(app: { fetch: Hono['fetch'] }): typeof fetch {
  return async (input, init) => {
    const call = new Call(input as string, init ?? {})
    const response = await app.fetch(call as unknown as Request, { call })
    return (call.answer ?? response) as Response
  }
}

/** As much of a Request as Hono reads. */
class Call {
  readonly method: string
  readonly headers: Headers
  answer: Answer | undefined
  readonly #body: string | Uint8Array<ArrayBuffer>

  constructor(
    readonly url: string,
    init: RequestInit,
  ) {
    this.method = init.method ?? 'GET'
    this.headers = init.headers instanceof Headers ? init.headers : new Headers(init.headers)
    this.#body = (init.body as string | Uint8Array<ArrayBuffer> | undefined) ?? ''
  }

  async text(): Promise<string> {
    return typeof this.#body === 'string' ? this.#body : new TextDecoder().decode(this.#body)
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text())
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } =
      typeof this.#body === 'string' ? new TextEncoder().encode(this.#body) : this.#body
    return buffer.slice(byteOffset, byteOffset + byteLength)
  }
}

const JSON_HEADERS = new Headers({ 'Content-Type': 'application/json' })

/** As much of a Response as the client reads. */
class Answer {
  readonly headers = JSON_HEADERS
  readonly body = true
  readonly ok: boolean
  readonly statusText = ''
  readonly #text: string

  constructor(
    value: unknown,
    readonly status: number,
  ) {
    this.ok = status < 400
    // Through JSON as over the network, so that both say the same.
    this.#text = JSON.stringify(value)
  }

  async text(): Promise<string> {
    return this.#text
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.#text)
  }
}

const NO_BODY = new Response(null)

/** Whether a call came in memory: then no limits of the network apply. */
export const isInMemory = (c: Context) => callOf(c) !== undefined

const callOf = (c: Context) => (c.env as { call?: unknown } | undefined)?.call as Call | undefined

/** Keeps what a route answers to a call in memory as it is, instead of writing it into a Response. */
export const answerInMemory: MiddlewareHandler = async (c, next) => {
  const call = callOf(c)
  if (call instanceof Call) {
    const json = (value: unknown, status = 200) => {
      call.answer = new Answer(value, status)
      return NO_BODY
    }
    c.json = json as unknown as typeof c.json
  }
  await next()
}
