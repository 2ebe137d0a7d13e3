import type { TwilioSettings } from '../../settings'
import type { Channel, SendError, SendResult } from '../channel'

/** Twilio's error codes by what they ask of us; every other one is our own fault. */
const CODES = {
  /** The person has texted STOP. */
  stop: ['21610'],
  /** No number, not a mobile, unknown to its network, a landline. */
  fix: ['21211', '21614', '30005', '30006'],
  /** Too many at once, queue full, phone off, network unclear. */
  retry: ['20429', '30001', '30003', '30008'],
} as const

const KINDS = new Map<string, SendError['kind']>(
  Object.entries(CODES).flatMap(([kind, codes]) =>
    codes.map((code) => [code, kind as keyof typeof CODES] as const),
  ),
)

/** What Twilio's error code, or a word of our own for it, means for the message. */
export const errorOf = (code: string): SendError => ({ code, kind: KINDS.get(code) ?? 'alarm' })

const TIMEOUT_MS = 10_000

/** Twilio's answer, as far as it is read. */
interface Answer {
  sid?: unknown
  /** Of a refused request. */
  code?: unknown
  /** Of a message that was taken and failed at once. */
  error_code?: unknown
}

/** Hands messages to Twilio's API over plain `fetch`. */
export function createSend(settings: TwilioSettings, timeoutMs = TIMEOUT_MS): Channel['send'] {
  const { accountSid, authToken, apiUrl, publicUrl } = settings
  const url = `${apiUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64')
  const headers = { Authorization: `Basic ${credentials}`, Accept: 'application/json' }

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
      return resultOf(response.status, readAnswer(await response.text()))
    } catch (error) {
      // After a timeout the message may have been taken all the same.
      const isTimeout = error instanceof Error && error.name === 'TimeoutError'
      return { error: { code: isTimeout ? 'timeout' : 'network', kind: 'retry' } }
    }
  }
}

function resultOf(status: number, answer: Answer | null): SendResult {
  const isTaken = status >= 200 && status < 300
  const isBusy = status === 429 || status >= 500
  const code = isTaken ? answer?.error_code : answer?.code
  if (typeof code === 'number' || typeof code === 'string') {
    const error = errorOf(String(code))
    return { error: isBusy && error.kind === 'alarm' ? { ...error, kind: 'retry' } : error }
  }
  if (isTaken && typeof answer?.sid === 'string') return { providerMessageId: answer.sid }
  if (isTaken) return { error: { code: 'bad_answer', kind: 'retry' } }
  return { error: { code: `http_${status}`, kind: isBusy ? 'retry' : 'alarm' } }
}

function readAnswer(text: string): Answer | null {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' ? answer : null
  } catch {
    return null
  }
}
