import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import { describe, expect, test } from 'vitest'
import { signatureOf, signedRequest, textsIn } from '../../support/fake-twilio'
import {
  FIELDS,
  PUBLIC_URL,
  SMS,
  STATUS,
  TOKEN,
  answering,
  openTwilioSms,
} from '../../support/twilio-world'

/** What a request that somebody changed on its way is answered; none of it may get past. */
const refused = async (change: (request: ReturnType<typeof signedRequest>) => void, at = SMS) => {
  const { app, heard, receipts } = openTwilioSms()
  const request = signedRequest(TOKEN, at, FIELDS)
  change(request)
  const { headers, body } = request
  const response = await app.request(at.slice(PUBLIC_URL.length), {
    method: 'POST',
    headers,
    body,
  })
  expect([heard, receipts]).toEqual([[], []])
  return response.status
}

describe('a text that comes in', () => {
  test('is passed on and answered on the same response', async () => {
    const { heard, text } = openTwilioSms({ receive: answering('【村信】在册', '回复 1 查进度') })
    const response = await text(FIELDS)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('text/xml; charset=utf-8')
    expect(textsIn(await response.text())).toEqual(['【村信】在册', '回复 1 查进度'])
    expect(heard).toEqual([
      {
        channel: 'sms',
        providerMessageId: 'SM1',
        from: '+8619900001014',
        to: '+8619900009999',
        isPhone: true,
        text: '查',
      },
    ])
  })

  test('that waits behind another gets an empty response', async () => {
    const { text } = openTwilioSms({
      receive: async () => ({ state: 'waiting', messages: [], language: 'zh' }),
    })
    const response = await text(FIELDS)
    expect(await response.text()).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>')
  })

  test('from a sender that is no phone number is not taken for a phone', async () => {
    const { heard, text } = openTwilioSms()
    await text({ ...FIELDS, From: '10086' })
    await text({ ...FIELDS, From: 'BANK' })
    expect(heard.map(({ isPhone }) => isPhone)).toEqual([false, false])
  })

  test('with pictures and no words is passed on as an empty one', async () => {
    const { heard, text } = openTwilioSms()
    const { Body: _, ...wordless } = FIELDS
    await text({ ...wordless, NumMedia: '2' })
    expect(heard[0]).toMatchObject({ text: '' })
  })

  test('is passed on up to 10,000 characters, never half of one', async () => {
    const { heard, text } = openTwilioSms()
    await text({ ...FIELDS, Body: 'a'.repeat(10_001) })
    await text({ ...FIELDS, Body: `${'a'.repeat(9_998)}𠮷` })
    await text({ ...FIELDS, Body: `${'a'.repeat(9_999)}𠮷` })
    expect(heard.map((inbound) => inbound.text.slice(9_998))).toEqual(['aa', '𠮷', 'a\uFFFD'])
  })

  test.each(['MessageSid', 'From', 'To'])('without %s is refused', async (field) => {
    const { heard, text } = openTwilioSms()
    const fields: Record<string, string> = { ...FIELDS }
    delete fields[field]
    expect((await text(fields)).status).toBe(400)
    expect((await text({ ...fields, [field]: '' })).status).toBe(400)
    expect(heard).toEqual([])
  })
})

describe('who signs', () => {
  const params = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  }
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'

  test('Twilio signs as its documentation shows', () => {
    expect(signatureOf('12345', url, params)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=')
    expect(validateRequest('12345', 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', url, params)).toBe(true)
  })

  test('a text without a signature is refused and not passed on', async () => {
    expect(await refused(({ headers }) => delete headers['X-Twilio-Signature'])).toBe(403)
  })
  test('a text signed with another token is refused', async () => {
    const signature = signatureOf('another token', SMS, FIELDS)
    expect(await refused(({ headers }) => (headers['X-Twilio-Signature'] = signature))).toBe(403)
  })
  test('a text changed on its way is refused', async () => {
    expect(await refused((r) => (r.body = r.body.replace('SM1', 'SM2')))).toBe(403)
  })
  test('a text with a field added on its way is refused', async () => {
    expect(await refused((r) => (r.body += '&From=%2B8613800000000'))).toBe(403)
  })
  test('a text signed for another address of ours is refused', async () => {
    const signature = signatureOf(TOKEN, STATUS, FIELDS)
    expect(await refused(({ headers }) => (headers['X-Twilio-Signature'] = signature))).toBe(403)
  })
  test('a receipt without a signature is refused as well', async () => {
    expect(await refused(({ headers }) => delete headers['X-Twilio-Signature'], STATUS)).toBe(403)
  })
  test('a receipt whose reference was changed on its way is refused', async () => {
    const signature = signatureOf(TOKEN, STATUS.replace('abc', 'abd'), FIELDS)
    expect(
      await refused(({ headers }) => (headers['X-Twilio-Signature'] = signature), STATUS),
    ).toBe(403)
  })

  test('the Host a request came by does not matter, only the public address', async () => {
    const { app, heard } = openTwilioSms()
    const request = signedRequest(TOKEN, SMS, FIELDS)
    request.headers['Host'] = 'evil.example'
    const response = await app.request('http://evil.example/webhooks/twilio/sms', request)
    expect(response.status).toBe(200)
    expect(heard).toHaveLength(1)
  })

  test('a field that Twilio sends twice is signed twice', async () => {
    const { app, heard } = openTwilioSms()
    const body = `${new URLSearchParams(FIELDS)}&MediaUrl=b&MediaUrl=a`
    const signature = signatureOf(TOKEN, SMS, { ...FIELDS, MediaUrl: 'aMediaUrlb' })
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': signature,
    }
    const response = await app.request('/webhooks/twilio/sms', { method: 'POST', headers, body })
    expect(response.status).toBe(200)
    expect(heard).toHaveLength(1)
  })
})

describe('a body that is not a text', () => {
  test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', ''])(
    'of type "%s" is refused',
    async (type) => {
      const { app, heard } = openTwilioSms()
      const headers = { 'Content-Type': type, 'X-Twilio-Signature': 'x' }
      const response = await app.request(SMS, { method: 'POST', headers, body: '{}' })
      expect(response.status).toBe(415)
      expect(heard).toEqual([])
    },
  )

  test('over 64 KB is refused, just under it is read', async () => {
    const { text, heard } = openTwilioSms()
    const frame = new URLSearchParams({ ...FIELDS, Body: '' }).toString().length
    const room = 64 * 1024 - frame
    expect((await text({ ...FIELDS, Body: 'a'.repeat(room + 1) })).status).toBe(413)
    expect(heard).toEqual([])
    expect((await text({ ...FIELDS, Body: 'a'.repeat(room) })).status).toBe(200)
  })
})

describe('what a phone is answered', () => {
  test.each([
    ['marks of XML', '<查> & "异议" \'问\' ]]>', '<查> & "异议" \'问\' ]]>'],
    ['characters outside the first plane', '余𠮷田 㙦', '余𠮷田 㙦'],
    ['line breaks of any kind', 'a\nb\r\nc\rd', 'a\nb\nc\nd'],
    ['characters XML forbids', 'a\u0000b\u0008c\u000bd\u001fe\ufffef\uffffg', 'abcdefg'],
    ['half a character', `a\ud83db`, 'ab'],
  ])('%s arrive whole or not at all', async (_what, said, shown) => {
    const { text } = openTwilioSms({ receive: answering(said) })
    const xml = await (await text(FIELDS)).text()
    expect(textsIn(xml)).toEqual([shown])
  })
})

test('a text that could not be answered is sent again: 500, and nothing of it in the log', async () => {
  const { text, lines } = openTwilioSms({
    receive: async ({ from, text: said }) => {
      const cause = new Error(`connect ECONNREFUSED for ${from}`)
      throw new TypeError(`no answer to ${said} from ${from}`, { cause })
    },
  })
  const response = await text({ ...FIELDS, Body: '500101195001011234' })
  expect(response.status).toBe(500)
  expect(await response.text()).toBe('')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('SM1')
  expect(lines[0]).toContain('TypeError')
  expect(lines[0]).toContain('ECONNREFUSED')
  expect(lines[0]).not.toMatch(/1990000|500101/)
})
