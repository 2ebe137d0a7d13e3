import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { z } from 'zod'

const FOLDER = join(import.meta.dirname, '../fixtures/answer-model')

/** An exchange as an OpenAI-compatible server has it; `null` is never answered. */
interface Recorded {
  request: { method: string; path: string }
  response: {
    status: number | null
    headers?: Record<string, string>
    body?: unknown
    /** Instead of a body: what stands there as it is. */
    text?: string
    blanks?: number
    /** The answer is begun and does not end. */
    isOpen?: boolean
  }
}

/** What the endpoint's documentation requires of a call. */
const REQUESTS: Record<string, z.ZodType> = {
  '/v1/chat/completions': z.strictObject({
    model: z.string().min(1),
    messages: z
      .array(z.strictObject({ role: z.enum(['system', 'user']), content: z.string().min(1) }))
      .min(1),
    temperature: z.number().min(0).max(2),
    max_tokens: z.number().int().positive(),
    stream: z.literal(false),
  }),
  '/v1/embeddings': z.strictObject({
    model: z.string().min(1),
    input: z.array(z.string().min(1)).min(1),
    encoding_format: z.literal('float'),
  }),
}

export interface TakenCall {
  path: string
  authorization: string | undefined
  text: string
  body: { model?: string; messages?: { role: string; content: string }[]; input?: string[] }
  /** What is wrong with it; empty where it conforms. */
  faults: string[]
}

/** Plays recorded exchanges on loopback, one a call and the last of them again; closes with the test. */
export async function openRecordedModel(...names: string[]) {
  const exchanges = names.map(
    (name) => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Recorded,
  )
  const calls: TakenCall[] = []
  const server = createServer(async (request, response) => {
    const recorded = exchanges[Math.min(calls.length, exchanges.length - 1)]
    if (!recorded) throw new Error('nothing is recorded')
    calls.push(await readCall(request, recorded))
    play(response, recorded.response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/v1`, calls }
}

async function readCall(request: IncomingMessage, recorded: Recorded): Promise<TakenCall> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  const { url: path = '', method, headers } = request
  const body = JSON.parse(text) as TakenCall['body']
  const faults: string[] = []
  if (path !== recorded.request.path || method !== recorded.request.method) {
    faults.push(`${method} ${path} instead of ${recorded.request.path}`)
  }
  if (headers['content-type'] !== 'application/json') faults.push('Content-Type')
  const shape = REQUESTS[path]?.safeParse(body)
  if (!shape?.success) faults.push(shape ? z.prettifyError(shape.error) : 'no such path')
  return { path, authorization: headers.authorization, text, body, faults }
}

function play(response: ServerResponse, recorded: Recorded['response']): void {
  const { status, headers, body, text = JSON.stringify(body), blanks = 0, isOpen } = recorded
  if (status === null) return
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
  response.write(text + ' '.repeat(blanks))
  if (!isOpen) response.end()
}
