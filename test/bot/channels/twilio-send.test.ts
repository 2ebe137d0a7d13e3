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

test.each<[FakeAnswer, SendError['kind'], string]>([
  [refused(21610), 'stop', '21610'],
  [refused(21211), 'fix', '21211'],
  [refused(21614), 'fix', '21614'],
  [refused(30005), 'fix', '30005'],
  [refused(30006), 'fix', '30006'],
  [refused(30001), 'retry', '30001'],
  [refused(30003), 'retry', '30003'],
  [refused(30008), 'retry', '30008'],
  [refused(30004), 'alarm', '30004'],
  [refused(30007), 'alarm', '30007'],
  [refused(21408), 'alarm', '21408'],
  [refused(20003, 401), 'alarm', '20003'],
  [refused(99999), 'alarm', '99999'],
  // A refusal of the address stays one, whatever the HTTP status it comes with.
  [refused(21610, 503), 'stop', '21610'],
  [refused(99999, 503), 'retry', '99999'],
  [{ takenWithError: 30005 }, 'fix', '30005'],
  ['rate_limited', 'retry', '20429'],
  [{ httpStatus: 429 }, 'retry', 'http_429'],
  ['broken', 'retry', 'http_500'],
  [{ httpStatus: 404 }, 'alarm', 'http_404'],
  ['redirect', 'alarm', 'http_307'],
  ['nonsense', 'retry', 'bad_answer'],
])('when Twilio answers %j the message is one to %s', async (answer, kind, code) => {
  const { twilio, send } = await openSender()
  twilio.answerWith(answer)
  expect(await send(VILLAGER, MESSAGE, 'r')).toEqual({ error: { code, kind } })
  expect(twilio.sent).toHaveLength(1)
})

test('Twilio that does not answer is not waited for', async () => {
  const { twilio, impatient } = await openSender()
  twilio.answerWith('hang')
  const result = await impatient(VILLAGER, MESSAGE, 'r')
  expect(result).toEqual({ error: { code: 'timeout', kind: 'retry' } })
})

test('Twilio that cannot be reached is tried again later', async () => {
  const { send } = await openSender({ apiUrl: 'http://127.0.0.1:1' })
  expect(await send(VILLAGER, MESSAGE, 'r')).toEqual({ error: { code: 'network', kind: 'retry' } })
})
