import type { Logger } from 'pino'
import { z } from 'zod'
import type { AnswerModelSettings } from '../../settings'
import { type Circuit, createCircuit } from './circuit'
import { type Endpoint, ExchangeFault, postJson } from './exchange'
import { maskPersonal } from './mask'
import { messagesFor } from './prompt'
import { type Composed, type Passage, verify } from './rules'

export type { Composed, Passage }

/** A model that words an answer from passages and says what is alike. It answers in time or not at all. */
export interface AnswerModel {
  /** Null when it failed, was late, or said anything that is not proved by the passages. Never throws. */
  compose(question: string, passages: readonly Passage[]): Promise<Composed | null>
  /** Cosine of each text to the question, or null when it failed or was late. Never throws. */
  likeness(question: string, texts: readonly string[]): Promise<number[] | null>
}

export interface AnswerModelDeps {
  /** Milliseconds; of any beginning. */
  now: () => number
  log: Pick<Logger, 'info' | 'warn'>
  fetch?: typeof fetch
  /** The whole exchange; a villager waits for it. */
  timeoutMs?: number
}

const TIMEOUT_MS = 4_000
const MOST_BYTES = 64 * 1024
const MOST_TOKENS = 600
const MOST_QUESTION = 500

const Chat = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
})
const Embeddings = z.object({
  data: z.array(
    z.object({ index: z.number().int().min(0), embedding: z.array(z.number()).min(1) }),
  ),
})

/** Without settings it is off, and answers null to everything. */
export function createAnswerModel(
  settings: AnswerModelSettings | null,
  { now, log, fetch = globalThis.fetch, timeoutMs = TIMEOUT_MS }: AnswerModelDeps,
): AnswerModel {
  if (!settings) return { compose: async () => null, likeness: async () => null }
  const { chat, embedding } = settings
  const endpoint: Endpoint = { url: settings.url, key: settings.key, timeoutMs, fetch }
  const chatCircuit = createCircuit(now)
  const embeddingCircuit = createCircuit(now)

  /** What `read` makes of the answer; nothing of what was sent or answered reaches the log. */
  async function ask<T>(
    circuit: Circuit,
    path: string,
    body: object,
    mostBytes: number,
    read: (answer: unknown) => T,
  ): Promise<T | null> {
    if (!circuit.mayCall()) return null
    try {
      const value = read(await postJson(endpoint, path, body, mostBytes))
      circuit.succeeded()
      return value
    } catch (error) {
      circuit.failed()
      log.warn({ path, why: whyOf(error) }, 'The answer model failed')
      return null
    }
  }

  return {
    async compose(question, passages) {
      if (chat === null || passages.length === 0) return null
      const messages = messagesFor(shortened(maskPersonal(question)), passages)
      const body = { model: chat, messages, temperature: 0, max_tokens: MOST_TOKENS, stream: false }
      const answer = await ask(chatCircuit, '/chat/completions', body, MOST_BYTES, wholeAnswer)
      if (answer === null) return null
      const verdict = verify(answer, passages)
      if ('composed' in verdict) return verdict.composed
      log.info({ doubt: verdict.doubt }, 'An answer of the model was not taken')
      return null
    },

    async likeness(question, texts) {
      if (embedding === null) return null
      if (texts.length === 0) return []
      const input = [shortened(maskPersonal(question)), ...texts]
      const body = { model: embedding, input, encoding_format: 'float' }
      // A vector is long in figures; each has as much room as an answer.
      const mostBytes = MOST_BYTES * input.length
      return ask(embeddingCircuit, '/embeddings', body, mostBytes, (answer) =>
        cosines(vectorsOf(answer, input.length)),
      )
    },
  }
}

const shortened = (text: string) => [...text].slice(0, MOST_QUESTION).join('')

function whyOf(error: unknown): string {
  if (error instanceof ExchangeFault) return error.message
  if (error instanceof z.ZodError) return 'another shape'
  return error instanceof Error && error.name === 'TimeoutError' ? 'late' : 'not reached'
}

function wholeAnswer(answer: unknown): string {
  const [choice] = Chat.parse(answer).choices
  if (!choice || (choice.finish_reason ?? 'stop') !== 'stop') throw new ExchangeFault('cut off')
  return choice.message.content
}

/** In the order of what was asked, all of one length. */
function vectorsOf(answer: unknown, count: number): number[][] {
  const { data } = Embeddings.parse(answer)
  const vectors = data.toSorted((a, b) => a.index - b.index)
  const length = vectors[0]?.embedding.length
  const isWhole =
    vectors.length === count &&
    vectors.every(({ index, embedding }, at) => index === at && embedding.length === length)
  if (!isWhole) throw new ExchangeFault('other vectors than asked for')
  return vectors.map(({ embedding }) => embedding)
}

function cosines([asked = [], ...others]: readonly number[][]): number[] {
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
  return others.map((each) => {
    const cosine = dot(asked, each) / Math.sqrt(dot(asked, asked) * dot(each, each))
    if (!Number.isFinite(cosine)) throw new ExchangeFault('a vector without length')
    return cosine
  })
}
