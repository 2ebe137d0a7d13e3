import { Api, type ApiClientOptions, GrammyError, HttpError } from 'grammy'
import type { TelegramSettings } from '../../settings'
import type { SendError } from '../channel'
import { errorOfFetch } from '../fetch-fault'

/** A call of which no answer of Telegram's came back. Says nothing of the address, which holds the token. */
class CallFault extends Error {
  override name = 'CallFault'
  constructor(readonly sendError: SendError) {
    super(sendError.code)
  }
}

interface Request {
  method: string
  body: string
}

export interface CallOptions {
  /** For a whole call, the waiting of a long poll included. */
  timeoutMs: number
  /** Ends calls under way. */
  signal?: AbortSignal
}

/**
 * grammY's client over Node's own `fetch`: its default names the address, and so the token, in its
 * errors, and loses the status of an answer that is no JSON.
 */
export function createApi({ botToken, apiRoot }: TelegramSettings, options: CallOptions): Api {
  const call = async (url: string, { method, body }: Request) => {
    const timeout = AbortSignal.timeout(options.timeoutMs)
    const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout
    const headers = { 'Content-Type': 'application/json' }
    const [status, text] = await fetch(url, { method, headers, body, signal, redirect: 'manual' })
      .then(async (response) => [response.status, await response.text()] as const)
      .catch((error: unknown) => {
        throw new CallFault(errorOfFetch(error))
      })
    const answer = readAnswer(text)
    if (answer) return { json: async () => answer }
    // Not Telegram's own words but a page of something in between: that says nothing.
    throw new CallFault({ code: `http_${status}`, kind: 'unclear' })
  }
  return new Api(botToken, {
    apiRoot,
    fetch: call as unknown as NonNullable<ApiClientOptions['fetch']>,
  })
}

function readAnswer(text: string): object | null {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer !== null && 'ok' in answer ? answer : null
  } catch {
    return null
  }
}

/** How long to wait after "too many" where Telegram does not say. */
const WAIT_SECONDS = 5
const LONGEST_WAIT_SECONDS = 3_600
/** A chat that is not there, or never was. */
const NO_CHAT = /chat not found|user not found|peer_id_invalid|user is deactivated/i

/** What a failed call means for the message. */
export function errorOf(error: unknown): SendError {
  if (error instanceof HttpError && error.error instanceof CallFault) return error.error.sendError
  if (!(error instanceof GrammyError)) return { code: 'unknown', kind: 'unclear' }
  const { error_code: status, description, parameters } = error
  if (NO_CHAT.test(description)) return { code: 'chat_not_found', kind: 'fix' }
  if (status === 403) return { code: 'blocked', kind: 'stop' }
  if (status === 429) {
    const wait = parameters.retry_after ?? WAIT_SECONDS
    const retryAfterSeconds = Math.min(Math.max(Math.ceil(wait), 1), LONGEST_WAIT_SECONDS)
    return { code: 'rate_limited', kind: 'retry', retryAfterSeconds }
  }
  return { code: `http_${status}`, kind: status >= 500 ? 'retry' : 'alarm' }
}
