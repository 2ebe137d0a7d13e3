import { createHmac } from 'node:crypto'

export const AUTH_TOKEN = 'bench-auth-token'
export const PUBLIC_URL = 'https://bench.invalid'
export const WEBHOOK_PATH = '/webhooks/twilio/sms'
const TO = '+8619900009999'

/** Twilio's signature: HMAC-SHA1 over the URL and the sorted parameters. */
export function sign(url: string, params: Record<string, string>): string {
  const text = Object.keys(params)
    .toSorted()
    .reduce((all, key) => all + key + params[key], url)
  return createHmac('sha1', AUTH_TOKEN).update(text).digest('base64')
}

/** One whole HTTP request as Twilio would send it. */
export function webhookRequest(from: string, body: string, messageSid: string): Buffer {
  const params = { MessageSid: messageSid, From: from, To: TO, Body: body, NumMedia: '0' }
  const form = new URLSearchParams(params).toString()
  return Buffer.from(
    `POST ${WEBHOOK_PATH} HTTP/1.1\r\nHost: localhost\r\n` +
      `Content-Type: application/x-www-form-urlencoded\r\n` +
      `X-Twilio-Signature: ${sign(PUBLIC_URL + WEBHOOK_PATH, params)}\r\n` +
      `Content-Length: ${Buffer.byteLength(form)}\r\n\r\n${form}`,
  )
}
