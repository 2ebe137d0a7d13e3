import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { createSend } from '../../../bot/channels/twilio-sms/send'
import type { SendError } from '../../../bot/channels/channel'
import type { TwilioSettings } from '../../../bot/settings'
import { type FakeAnswer, openFakeTwilio } from '../../support/fake-twilio'

const MESSAGE = { text: '【村信】您的申请 1234567890 已收到 & 登记', buttons: [] }
const VILLAGER = '+8619900001014'

async function openSender(change: Partial<TwilioSettings> = {}) {
  const twilio = await openFakeTwilio()
  const settings: TwilioSettings = {
    accountSid: twilio.accountSid,
    authToken: twilio.authToken,
    sender: { From: '+8619900009999' },
    apiUrl: twilio.url,
    publicUrl: 'https://cunxin.example',
    ...change,
  }
  return { twilio, send: createSend(settings, 2_000), impatient: createSend(settings, 20) }
}

test('a message reaches Twilio with our credentials, number and a way back', async () => {
  const { twilio, send } = await openSender()
  const result = await send(VILLAGER, MESSAGE, '0199 a&b')
  expect(result).toEqual({ providerMessageId: 'SM00000000000000000000000000000001' })
  expect(twilio.sent).toEqual([
    {
      path: `/2010-04-01/Accounts/${twilio.accountSid}/Messages.json`,
      contentType: 'application/x-www-form-urlencoded;charset=UTF-8',
      isAuthorized: true,
      fields: {
        To: VILLAGER,
        From: '+8619900009999',
        Body: MESSAGE.text,
        StatusCallback: 'https://cunxin.example/webhooks/twilio/status?ref=0199%20a%26b',
      },
    },
  ])
})

test('a messaging service picks the number where one is set', async () => {
  const { twilio, send } = await openSender({ sender: { MessagingServiceSid: 'MG1' } })
  await send(VILLAGER, MESSAGE, 'r')
  expect(twilio.sent[0]?.fields).toMatchObject({ MessagingServiceSid: 'MG1' })
  expect(twilio.sent[0]?.fields).not.toHaveProperty('From')
})

const refused = (code: number, httpStatus = 400) => ({ httpStatus, code })

test.each<[FakeAnswer, SendError]>([
  [refused(21610), { kind: 'stop', code: '21610' }],
  [refused(21211), { kind: 'fix', code: '21211' }],
  [refused(21614), { kind: 'fix', code: '21614' }],
  [refused(30005), { kind: 'fix', code: '30005' }],
  [refused(30006), { kind: 'voice', code: '30006' }],
  [refused(30001), { kind: 'retry', code: '30001' }],
  [refused(30003), { kind: 'retry', code: '30003' }],
  [refused(30008), { kind: 'retry', code: '30008', onlyOnce: true }],
  [refused(30004), { kind: 'alarm', code: '30004' }],
  [refused(30007), { kind: 'alarm', code: '30007' }],
  [refused(21408), { kind: 'alarm', code: '21408' }],
  [refused(20003, 401), { kind: 'alarm', code: '20003', isSenders: true }],
  [refused(99999), { kind: 'alarm', code: '99999' }],
  // A refusal of the address stays one, whatever the HTTP status it comes with.
  [refused(21610, 503), { kind: 'stop', code: '21610' }],
  [refused(21211, 429), { kind: 'fix', code: '21211' }],
  [refused(99999, 503), { kind: 'retry', code: '99999' }],
  [{ takenWithError: 30005 }, { kind: 'fix', code: '30005' }],
  ['rate_limited', { kind: 'retry', code: '20429', retryAfterSeconds: 5 }],
  [{ httpStatus: 429 }, { kind: 'retry', code: 'http_429', retryAfterSeconds: 5 }],
  [
    { httpStatus: 429, retryAfter: '17' },
    { kind: 'retry', code: 'http_429', retryAfterSeconds: 17 },
  ],
  [
    { httpStatus: 429, retryAfter: 'soon' },
    { kind: 'retry', code: 'http_429', retryAfterSeconds: 5 },
  ],
  [
    { httpStatus: 429, retryAfter: '99999' },
    { kind: 'retry', code: 'http_429', retryAfterSeconds: 3_600 },
  ],
  ['broken', { kind: 'retry', code: 'http_500' }],
  // A page of some gateway in between does not say whether Twilio took it.
  ['gateway_page', { kind: 'unclear', code: 'http_502' }],
  [{ httpStatus: 404 }, { kind: 'alarm', code: 'http_404' }],
  ['redirect', { kind: 'alarm', code: 'http_307' }],
  ['nonsense', { kind: 'unclear', code: 'bad_answer' }],
  ['nothing', { kind: 'unclear', code: 'bad_answer' }],
  ['cut_off', { kind: 'unclear', code: 'network' }],
])('when Twilio answers %j it means %j', async (answer, error) => {
  const { twilio, send } = await openSender()
  twilio.answerWith(answer)
  expect(await send(VILLAGER, MESSAGE, 'r')).toEqual({ error })
  expect(twilio.sent).toHaveLength(1)
})

test('Twilio that does not answer is not waited for, and may have taken the message', async () => {
  const { twilio, impatient } = await openSender()
  twilio.answerWith('hang')
  const result = await impatient(VILLAGER, MESSAGE, 'r')
  expect(result).toEqual({ error: { code: 'timeout', kind: 'unclear' } })
})

test.each([
  ['refuses the connection', async () => `http://localhost:${await closedPort()}`],
  ['has no such name', async () => 'http://twilio.invalid'],
])('Twilio that %s took nothing: it is tried again later', async (_how, address) => {
  const { send } = await openSender({ apiUrl: await address() })
  expect(await send(VILLAGER, MESSAGE, 'r')).toEqual({ error: { code: 'network', kind: 'retry' } })
})

/** A port nobody listens on: it was just given up. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
