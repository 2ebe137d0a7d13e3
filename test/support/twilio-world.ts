import { pino } from 'pino'
import type { Inbound, Receipt, Receive } from '../../bot/channels/channel'
import { createTwilioSms } from '../../bot/channels/twilio-sms'
import { signedRequest } from './fake-twilio'

export const TOKEN = 'not-a-real-token'
export const PUBLIC_URL = 'https://cunxin.example'
export const SMS = `${PUBLIC_URL}/webhooks/twilio/sms`
export const STATUS = `${PUBLIC_URL}/webhooks/twilio/status?ref=0199-abc`
export const FIELDS = {
  MessageSid: 'SM1',
  From: '+8619900001014',
  To: '+8619900009999',
  Body: '查',
  NumMedia: '0',
}

export const answering =
  (...texts: string[]): Receive =>
  async () => ({
    state: 'answered',
    messages: texts.map((text) => ({ text, buttons: [] })),
    language: 'zh',
  })

/** The channel behind a conversation that is made up here; `heard` is all that was passed on. */
export function openTwilioSms({ receive = answering('好'), fails = false } = {}) {
  const heard: Inbound[] = []
  const receipts: Receipt[] = []
  const lines: string[] = []
  const channel = createTwilioSms(
    {
      accountSid: 'AC1',
      authToken: TOKEN,
      sender: { From: '+8619900009999' },
      apiUrl: 'http://127.0.0.1:9',
      publicUrl: PUBLIC_URL,
    },
    {
      log: pino({ base: null }, { write: (line: string) => lines.push(line) }),
      onReceipt: async (receipt) => {
        if (fails) throw new Error('no receipt for +8619900001014')
        receipts.push(receipt)
      },
    },
  )
  const app = channel.routes((inbound) => {
    heard.push(inbound)
    return receive(inbound)
  })
  const text = (fields: Record<string, string>) => {
    const { method, headers, body } = signedRequest(TOKEN, SMS, fields)
    return app.request(new URL(SMS).pathname, { method: method ?? 'POST', headers, body })
  }
  return { app, heard, receipts, lines, text }
}
