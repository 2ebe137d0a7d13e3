import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { faultsOf } from './telegram-conforms'

/** One call as Telegram's far end got it. */
export interface TelegramCall {
  method: string
  payload: Record<string, unknown>
}

/** How the fake answers: as Telegram does, with an error of its, or as something broken would. */
export type FakeAnswer =
  | 'taken'
  | 'blocked'
  | 'no_chat'
  | 'unauthorized'
  | 'conflict'
  | 'broken'
  | 'bad_gateway'
  | 'nonsense'
  | 'empty'
  | 'hang'
  | 'cut_off'
  | 'redirect'
  | { retryAfter: number }
  | { badRequest: string }

interface File {
  path: string
  content: Uint8Array
  /** What `getFile` says; nothing where it does not know. */
  declared: number | undefined
  hasLength: boolean
  status: number
}

export interface FakeTelegram {
  url: string
  botToken: string
  /** In the order they came; the judge of what was sent. */
  calls: TelegramCall[]
  /** What of them is not as Telegram describes its methods. */
  faults: string[]
  /** Of a method, in order. */
  callsOf(method: string): TelegramCall['payload'][]
  /** What was sent, taken or not. */
  texts(): string[]
  /** From the next call of the method on; of `times` calls only where given. */
  answerWith(answer: FakeAnswer, method?: string, times?: number): void
  /** Something a person did, to be fetched; updates are numbered here. */
  push(...updates: object[]): void
  /** Resolves once no update is left unconfirmed. */
  confirmed(): Promise<void>
  /** Resolves with the calls of a method once there are so many. */
  until(method: string, count: number): Promise<TelegramCall['payload'][]>
  addFile(fileId: string, file: Partial<File>): void
  /** Whether a download was broken off by whoever fetched it. */
  cutShort(): Promise<boolean>
  close(): void
}

const BOT_TOKEN = '700001:not-a-real-token_AAAAAAAAAAAAAAAAAA'

/** Telegram's Bot API on loopback; whoever opens it closes it. */
export async function openFakeTelegram(): Promise<FakeTelegram> {
  const calls: TelegramCall[] = []
  const faults: string[] = []
  const answers = new Map<string, { answer: FakeAnswer; times: number }>()
  const files = new Map<string, File>()
  const watchers = new Set<() => void>()
  const changed = () => watchers.forEach((check) => check())
  const broken = Promise.withResolvers<boolean>()
  let pending: { update_id: number }[] = []
  let numbered = 1000
  let messages = 0

  const server = createServer((request, response) => {
    const [, token, rest = ''] = /^\/(?:file\/)?bot([^/]+)\/(.*)$/.exec(request.url ?? '') ?? []
    if (token !== BOT_TOKEN) return fail(response, 401, 'Unauthorized')
    if (request.url?.startsWith('/file/')) return download(response, rest)
    return call(request, response, rest)
  })

  async function call(request: IncomingMessage, response: ServerResponse, method: string) {
    const body = await text(request)
    const payload = (body ? JSON.parse(body) : {}) as TelegramCall['payload']
    const wrong = faultsOf(method, payload)
    faults.push(...wrong)
    calls.push({ method, payload })
    const planned = answers.get(method)
    if (planned && --planned.times === 0) answers.delete(method)
    changed()
    if (wrong.length > 0) return fail(response, 400, `Bad Request: ${wrong[0]}`)
    if (planned && planned.answer !== 'taken') return refuse(response, planned.answer)
    if (method === 'getUpdates') return holdPoll(response, payload)
    return succeed(response, resultOf(method, payload))
  }

  function resultOf(method: string, payload: TelegramCall['payload']): unknown {
    if (method === 'sendMessage' || method === 'sendPhoto') {
      const chat = { id: payload['chat_id'], type: 'private' }
      return { message_id: ++messages, date: 0, chat, text: payload['text'] }
    }
    if (method !== 'getFile') return true
    const fileId = String(payload['file_id'])
    const { path, declared } = files.get(fileId) ?? {}
    const size = declared === undefined ? {} : { file_size: declared }
    return { file_id: fileId, file_unique_id: 'u', file_path: path, ...size }
  }

  /** As Telegram does: an offset confirms all before it, and with nothing there the poll stays open. */
  function holdPoll(response: ServerResponse, payload: TelegramCall['payload']) {
    const offset = Number(payload['offset'] ?? 0)
    const limit = Number(payload['limit'] ?? 100)
    pending = pending.filter(({ update_id: id }) => id >= offset)
    changed()
    const answer = () => {
      if (response.closed) watchers.delete(answer)
      else if (pending.length > 0 || payload['timeout'] === 0) {
        watchers.delete(answer)
        succeed(response, pending.slice(0, limit))
      }
    }
    watchers.add(answer)
    response.once('close', () => watchers.delete(answer))
    answer()
  }

  function download(response: ServerResponse, path: string) {
    const file = [...files.values()].find((each) => each.path === path)
    if (!file || file.status !== 200) return fail(response, file?.status ?? 404, 'Not Found')
    const { content, hasLength } = file
    const length = hasLength ? { 'Content-Length': content.length } : {}
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', ...length })
    response.once('close', () => broken.resolve(!response.writableFinished))
    response.end(content)
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const callsOf = (method: string) =>
    calls.filter((each) => each.method === method).map(({ payload }) => payload)
  const when = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!isSo()) return
        watchers.delete(check)
        resolve()
      }
      watchers.add(check)
      check()
    })

  return {
    url: `http://127.0.0.1:${port}`,
    botToken: BOT_TOKEN,
    calls,
    faults,
    callsOf,
    texts: () => callsOf('sendMessage').map(({ text: said }) => String(said)),
    answerWith(answer, method = 'sendMessage', times = Infinity) {
      answers.set(method, { answer, times })
    },
    push(...updates) {
      pending.push(...updates.map((update) => ({ update_id: ++numbered, ...update })))
      changed()
    },
    confirmed: () => when(() => pending.length === 0),
    async until(method, count) {
      await when(() => callsOf(method).length >= count)
      return callsOf(method)
    },
    addFile(fileId, file) {
      const content = file.content ?? new Uint8Array()
      const known = { path: `photos/${fileId}.jpg`, declared: content.length, status: 200 }
      files.set(fileId, { hasLength: true, ...known, ...file, content })
    },
    cutShort: () => broken.promise,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const json = (response: ServerResponse, status: number, body: unknown) =>
  void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))

const succeed = (response: ServerResponse, result: unknown) =>
  json(response, 200, { ok: true, result })

const fail = (response: ServerResponse, status: number, description: string, parameters?: object) =>
  json(response, status, { ok: false, error_code: status, description, parameters })

function refuse(response: ServerResponse, as: Exclude<FakeAnswer, 'taken'>): void {
  if (typeof as === 'object') {
    if ('badRequest' in as) return fail(response, 400, `Bad Request: ${as.badRequest}`)
    const { retryAfter } = as
    const words = `Too Many Requests: retry after ${retryAfter}`
    return fail(response, 429, words, { retry_after: retryAfter })
  }
  switch (as) {
    case 'blocked':
      return fail(response, 403, 'Forbidden: bot was blocked by the user')
    case 'no_chat':
      return fail(response, 400, 'Bad Request: chat not found')
    case 'unauthorized':
      return fail(response, 401, 'Unauthorized')
    case 'conflict':
      return fail(response, 409, 'Conflict: terminated by other getUpdates request')
    case 'broken':
      return fail(response, 500, 'Internal Server Error')
    case 'bad_gateway':
      return void response.writeHead(502).end('<html>bad gateway</html>')
    case 'nonsense':
      return void response.writeHead(200).end('<html>log in to this network</html>')
    case 'empty':
      return json(response, 200, { ok: true })
    case 'redirect':
      return void response.writeHead(307, { Location: '/elsewhere' }).end()
    case 'cut_off':
      return void response.destroy()
    case 'hang':
  }
}
