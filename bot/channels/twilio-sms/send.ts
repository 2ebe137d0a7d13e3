import type { TwilioSettings } from '../../settings'
import type { Channel, SendError, SendResult } from '../channel'
import { errorOfFetch } from '../fetch-fault'

/** Twilio's error codes by what they ask of us; every other one is our own fault. */
const CODES = {
  /** The person has texted STOP. */
  stop: ['21610'],
  /** No number, not a mobile, unknown to its network. */
  fix: ['21211', '21614', '30005'],
  /** A landline. */
  voice: ['30006'],
  /** Too many at once, queue full, phone off, network unclear. */
  retry: ['20429', '30001', '30003', '30008'],
} as const

const KINDS = new Map<string, SendError['kind']>(
  Object.entries(CODES).flatMap(([kind, codes]) =>
    codes.map((code) => [code, kind as keyof typeof CODES] as const),
  ),
)

/** Our account or its token is refused: no message would be taken, whomever it is for. */
const SENDERS = new Set(['20003', '20005', 'http_401'])

/** Twilio's "unknown error": often a landline or a dead number, so a second try is enough. */
const UNKNOWN_ERROR = '30008'

/** What Twilio's error code, or a word of our own for it, means for the message. */
export const errorOf = (code: string): SendError => ({
  code,
  kind: KINDS.get(code) ?? 'alarm',
  ...(code === UNKNOWN_ERROR && { onlyOnce: true }),
  ...(SENDERS.has(code) && { isSenders: true }),
})

const TIMEOUT_MS = 10_000
/** How long to wait after "too many" where Twilio does not say. */
const WAIT_SECONDS = 5
const LONGEST_WAIT_SECONDS = 3_600

/** Twilio's answer, as far as it is read. */
interface Answer {
  sid?: unknown
  /** Of a refused request. */
  code?: unknown
  /** Of a message that was taken and failed at once. */
  error_code?: unknown
}

/** Where our account's messages are, and what lets us at them. */
export function messagesOf({ accountSid, authToken, apiUrl }: TwilioSettings) {
  const url = `${apiUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64')
  return { url, headers: { Authorization: `Basic ${credentials}`, Accept: 'application/json' } }
}

/** Hands messages to Twilio's API over plain `fetch`. */
export function createSend(settings: TwilioSettings, timeoutMs = TIMEOUT_MS): Channel['send'] {
  const { publicUrl } = settings
  const { url, headers } = messagesOf(settings)

  return async (to, message, reference) => {
    const callback = `${publicUrl}/webhooks/twilio/status?ref=${encodeURIComponent(reference)}`
    const body = new URLSearchParams({
      To: to,
      Body: message.text,
      ...settings.sender,
      StatusCallback: callback,
    })
    try {
      const signal = AbortSignal.timeout(timeoutMs)
      // A redirect would carry the message elsewhere.
      const request = { method: 'POST', headers, body, signal, redirect: 'manual' } as const
      const response = await fetch(url, request)
      const answer = readAnswer(await response.text())
      return resultOf(response.status, answer, response.headers.get('Retry-After'))
    } catch (error) {
      return { error: errorOfFetch(error) }
    }
  }
}

function resultOf(status: number, answer: Answer | null, retryAfter: string | null): SendResult {
  const isTaken = status >= 200 && status < 300
  const code = isTaken ? answer?.error_code : answer?.code
  const hasCode = typeof code === 'number' || typeof code === 'string'
  if (isTaken && hasCode) return { error: errorOf(String(code)) }
  if (isTaken && typeof answer?.sid === 'string') return { providerMessageId: answer.sid }
  if (isTaken) return { error: { code: 'bad_answer', kind: 'unclear' } }
  const error = hasCode ? errorOf(String(code)) : errorOf(`http_${status}`)
  if (status === 429) return { error: busy(error, retryAfter) }
  if (status < 500 || error.kind !== 'alarm') return { error }
  // Twilio's own words say that it did not take it; a gateway's page in between says nothing.
  return { error: { ...error, kind: answer ? 'retry' : 'unclear' } }
}

/** Too many at once; a refusal of the address stays one. */
function busy(error: SendError, retryAfter: string | null): SendError {
  const isRefusal = error.kind === 'stop' || error.kind === 'fix'
  if (isRefusal) return error
  const asked = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) : WAIT_SECONDS
  const retryAfterSeconds = Math.min(asked, LONGEST_WAIT_SECONDS)
  return { ...error, kind: 'retry', retryAfterSeconds }
}

function readAnswer(text: string): Answer | null {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' ? answer : null
  } catch {
    return null
  }
}
