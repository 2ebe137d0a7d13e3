import { describe, expect, test } from 'vitest'
import { createLookUp } from '../../../bot/channels/twilio-sms/look-up'
import { createSend } from '../../../bot/channels/twilio-sms/send'
import { openFakeTwilio } from '../../support/fake-twilio'

const VILLAGER = '+8619900001014'
const REFERENCE = '019f0000-0000-7000-8000-000000000001'
const BEGUN = new Date('2026-03-09T02:00:00Z')
const asked = { reference: REFERENCE, since: BEGUN }
const NONE = { found: [], near: [] }
const message = (text: string) => ({ text, buttons: [] })

async function open() {
  let now = BEGUN
  const twilio = await openFakeTwilio(() => now)
  const { accountSid, authToken, url: apiUrl } = twilio
  const sender = { From: '+8619900009999' }
  const settings = { accountSid, authToken, sender, apiUrl, publicUrl: 'https://cunxin.example' }
  const send = createSend(settings)
  return {
    twilio,
    lookUp: createLookUp(settings),
    say: (to: string, text: string) => send(to, message(text), REFERENCE),
    at: (instant: Date) => (now = instant),
  }
}

describe('asked about a message nobody heard of, Twilio', () => {
  test('names the one of the same words to the same phone, though its answer was lost', async () => {
    const { twilio, say, lookUp } = await open()
    twilio.answerWith('cut_off')
    await say(VILLAGER, '明天开会')
    await say('+8619900001015', '明天开会')
    expect(await lookUp(VILLAGER, message('明天开会'), asked)).toEqual({
      found: [`SM${'1'.padStart(32, '0')}`],
      near: [],
    })
  })

  test('names those of the same words in the order they were handed over', async () => {
    const { say, lookUp } = await open()
    await say(VILLAGER, '收到')
    await say(VILLAGER, '收到')
    const [first, second] = (await lookUp(VILLAGER, message('收到'), asked))?.found ?? []
    expect([first?.at(-1), second?.at(-1)]).toEqual(['1', '2'])
  })

  test('names apart what it was given in the same minute in other words', async () => {
    const { say, lookUp, at } = await open()
    await say(VILLAGER, 'Resent: noted')
    at(new Date(BEGUN.getTime() + 60_000))
    await say(VILLAGER, '重发：收到')
    at(new Date(BEGUN.getTime() + 61_000))
    await say(VILLAGER, '后天开会')
    await say(VILLAGER, '收到')
    const found = await lookUp(VILLAGER, message('收到'), asked)
    expect(found?.found.map((sid) => sid.at(-1))).toEqual(['4'])
    expect(found?.near.map((sid) => sid.at(-1))).toEqual(['1', '2'])
    at(new Date(BEGUN.getTime() - 16_000))
    await say(VILLAGER, '明天开会')
    expect(await lookUp(VILLAGER, message('收到'), asked)).toEqual(found)
  })

  test('names none from long before, and one its clock dates a little early', async () => {
    const { say, lookUp, at } = await open()
    at(new Date(BEGUN.getTime() - 121_000))
    await say(VILLAGER, '收到')
    expect(await lookUp(VILLAGER, message('收到'), asked)).toEqual(NONE)
    at(new Date(BEGUN.getTime() - 119_000))
    await say(VILLAGER, '收到')
    expect((await lookUp(VILLAGER, message('收到'), asked))?.found).toHaveLength(1)
  })

  test('names none where it took none', async () => {
    const { twilio, say, lookUp } = await open()
    twilio.answerWith('gateway_page')
    await say(VILLAGER, '收到')
    expect(await lookUp(VILLAGER, message('收到'), asked)).toEqual(NONE)
  })

  test('asks as Twilio describes it', async () => {
    const { twilio, lookUp } = await open()
    await lookUp(VILLAGER, message('收到'), asked)
    expect(twilio.asked).toEqual([
      `/2010-04-01/Accounts/${twilio.accountSid}/Messages.json?To=%2B8619900001014&PageSize=100`,
    ])
  })

  test.each(['http://127.0.0.1:9'])('says nothing where it is not reached', async (apiUrl) => {
    const { twilio } = await open()
    const { accountSid, authToken } = twilio
    const sender = { From: '+8619900009999' }
    const settings = { accountSid, authToken, sender, apiUrl, publicUrl: 'https://cunxin.example' }
    expect(await createLookUp(settings)(VILLAGER, message('收到'), asked)).toBeNull()
  })
})
