import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createSend } from '../../../bot/channels/twilio-sms/send'
import type { TwilioSettings } from '../../../bot/settings'
import { openFakeTwilio, signedRequest } from '../../support/fake-twilio'
import { FIELDS, openTwilioSms, STATUS, TOKEN } from '../../support/twilio-world'

interface Field {
  required?: true
  format?: string
  pattern?: string
  enum?: string[]
  minLength?: number
  maxLength?: number
}

const FILE = join(import.meta.dirname, '../../fixtures/twilio-api.json')
const { createMessage, messageStatus } = JSON.parse(readFileSync(FILE, 'utf8')) as {
  createMessage: {
    path: string
    contentType: string
    fields: Record<string, Field>
    oneOf: string[][]
  }
  messageStatus: string[]
}

const FORMATS: Record<string, (value: string) => boolean> = {
  'phone-number': (value) => /^\+[1-9]\d{1,14}$/.test(value),
  'uri-without-underscore-host': (value) => !new URL(value).hostname.includes('_'),
  boolean: (value) => ['true', 'false'].includes(value),
}

/** What of a request does not agree with Twilio's own description; nothing where all of it does. */
function faultsOf(sent: { path: string; contentType: string | undefined; fields: object }) {
  const { path, contentType, fields, oneOf } = createMessage
  const given = Object.entries(sent.fields as Record<string, string>)
  const names = given.map(([name]) => name)
  const wrong = given.flatMap(([name, value]) => {
    const field = fields[name]
    if (!field) return [`${name} is unknown`]
    const isRight =
      (field.format === undefined || (FORMATS[field.format]?.(value) ?? false)) &&
      new RegExp(field.pattern ?? '').test(value) &&
      (field.enum?.includes(value) ?? true) &&
      value.length >= (field.minLength ?? 0) &&
      value.length <= (field.maxLength ?? Infinity)
    return isRight ? [] : [`${name} is malformed`]
  })
  const missing = Object.keys(fields).filter(
    (name) => fields[name]?.required && !names.includes(name),
  )
  const choices = oneOf.filter((among) => !among.some((name) => names.includes(name)))
  return [
    ...(new RegExp(path).test(sent.path) ? [] : ['path']),
    ...(sent.contentType?.startsWith(contentType) ? [] : ['content type']),
    ...wrong,
    ...missing.map((name) => `${name} is missing`),
    ...choices.map((among) => `none of ${among}`),
  ]
}

describe('every message goes out as Twilio describes it', () => {
  test.each([{ From: '+8619900009999' }, { MessagingServiceSid: `MG${'0'.repeat(32)}` }])(
    'by %j',
    async (sender) => {
      const twilio = await openFakeTwilio()
      const { accountSid, authToken, url: apiUrl } = twilio
      const publicUrl = 'https://cunxin.example'
      const settings: TwilioSettings = { accountSid, authToken, sender, apiUrl, publicUrl }
      const text = `【村信】${'好'.repeat(130)}`
      const reference = '019f0000-0000-7000-8000-000000000001'
      await createSend(settings)('+8619900001014', { text, buttons: [] }, reference)
      expect(twilio.sent).toHaveLength(1)
      for (const sent of twilio.sent) expect(faultsOf(sent)).toEqual([])
    },
  )

  test('and what would not be is found', () => {
    const path = `/2010-04-01/Accounts/AC${'0'.repeat(32)}/Messages.json`
    const contentType = 'application/x-www-form-urlencoded'
    const right = { To: '+8619900001014', From: '+8619900009999', Body: '好' }
    const found = (fields: object) => faultsOf({ path, contentType, fields })
    expect(found(right)).toEqual([])
    expect(found({ ...right, To: '19900001014' })).toEqual(['To is malformed'])
    expect(found({ ...right, Body: '好'.repeat(1_601) })).toEqual(['Body is malformed'])
    expect(found({ ...right, Text: '好' })).toEqual(['Text is unknown'])
    expect(found({ To: right.To })).toEqual([
      'none of From,MessagingServiceSid',
      'none of Body,MediaUrl,ContentSid',
    ])
    expect(faultsOf({ path: '/Messages', contentType: undefined, fields: right })).toEqual([
      'path',
      'content type',
    ])
  })
})

test.each(messageStatus)('a receipt that says %s is taken', async (status) => {
  const { app, receipts } = openTwilioSms()
  const url = new URL(STATUS)
  const fields = { MessageSid: FIELDS.MessageSid, MessageStatus: status }
  const response = await app.request(
    url.pathname + url.search,
    signedRequest(TOKEN, STATUS, fields),
  )
  expect(response.status).toBe(204)
  expect(receipts.length).toBeLessThanOrEqual(1)
})
