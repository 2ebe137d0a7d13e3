import { describe, expect, test } from 'vitest'
import type { SendError } from '../../../bot/channels/channel'
import type { FakeAnswer } from '../../support/fake-telegram'
import { CHAT, openTelegram } from '../../support/telegram-world'

const REFERENCE = '019f0000-0000-7000-8000-000000000001'
const MESSAGE = { text: '收到申请。', buttons: [{ id: 'yes', label: '确认' }] }

test('a message goes out once, as Telegram describes it', async () => {
  const { channel, fake } = await openTelegram()
  expect(await channel.send(String(CHAT), MESSAGE, REFERENCE)).toEqual({
    providerMessageId: `${CHAT}:1`,
  })
  const reply_markup = { inline_keyboard: [[{ text: '确认', callback_data: '#yes' }]] }
  expect(fake.calls).toEqual([
    { method: 'sendMessage', payload: { chat_id: CHAT, text: '收到申请。', reply_markup } },
  ])
})

test('a plain one carries nothing but its words: people’s marks are no markup', async () => {
  const { channel, fake } = await openTelegram()
  await channel.send(String(CHAT), { text: '<b>*1*</b> _a_ [x](y)', buttons: [] }, REFERENCE)
  expect(fake.callsOf('sendMessage')).toEqual([{ chat_id: CHAT, text: '<b>*1*</b> _a_ [x](y)' }])
})

describe('a picture', () => {
  const picture = {
    url: 'https://cunxin.test/wuxi/villages/tianyuan.png',
    page: 'https://cunxin.test/wuxi/villages/tianyuan',
  }
  const WITH_PICTURE = { ...MESSAGE, picture }
  const reply_markup = { inline_keyboard: [[{ text: '确认', callback_data: '#yes' }]] }
  const photo = { chat_id: CHAT, photo: picture.url, caption: '收到申请。', reply_markup }

  test('goes out once by its address, the words below it', async () => {
    const { channel, fake } = await openTelegram()
    expect(await channel.send(String(CHAT), WITH_PICTURE, REFERENCE)).toEqual({
      providerMessageId: `${CHAT}:1`,
    })
    expect(fake.calls).toEqual([{ method: 'sendPhoto', payload: photo }])
    expect(fake.faults).toEqual([])
  })

  test('with more words than go below it is cut, never through a character', async () => {
    const { channel, fake } = await openTelegram()
    const text = `${'好'.repeat(1_022)}𠮷好`
    await channel.send(String(CHAT), { text, buttons: [], picture }, REFERENCE)
    expect(fake.callsOf('sendPhoto')[0]?.['caption']).toBe(`${'好'.repeat(1_022)}…`)
    expect(fake.faults).toEqual([])
  })

  test.each([
    'failed to get HTTP URL content',
    'wrong type of the web page content',
    'wrong file identifier/HTTP URL specified',
    'IMAGE_PROCESS_FAILED',
  ])('that Telegram cannot take (%s) goes as the address of its page', async (badRequest) => {
    const { channel, fake } = await openTelegram()
    fake.answerWith({ badRequest }, 'sendPhoto')
    expect(await channel.send(String(CHAT), WITH_PICTURE, REFERENCE)).toEqual({
      providerMessageId: `${CHAT}:1`,
    })
    expect(fake.callsOf('sendMessage')).toEqual([
      { chat_id: CHAT, text: `收到申请。\n${picture.page}`, reply_markup },
    ])
  })

  test.each<[FakeAnswer, SendError['kind']]>([
    ['blocked', 'stop'],
    [{ retryAfter: 7 }, 'retry'],
    ['broken', 'retry'],
    ['cut_off', 'unclear'],
    ['empty', 'unclear'],
    ['no_chat', 'fix'],
  ])('that meets %j is not sent a second time as words', async (answer, kind) => {
    const { channel, fake } = await openTelegram()
    fake.answerWith(answer, 'sendPhoto')
    expect(await channel.send(String(CHAT), WITH_PICTURE, REFERENCE)).toMatchObject({
      error: { kind },
    })
    expect(fake.calls).toHaveLength(1)
  })
})

describe('what Telegram answers tells what becomes of a message:', () => {
  test.each<[FakeAnswer, SendError]>([
    ['blocked', { code: 'blocked', kind: 'stop' }],
    ['no_chat', { code: 'chat_not_found', kind: 'fix' }],
    [{ retryAfter: 7 }, { code: 'rate_limited', kind: 'retry', retryAfterSeconds: 7 }],
    [{ retryAfter: 90_000 }, { code: 'rate_limited', kind: 'retry', retryAfterSeconds: 3_600 }],
    ['broken', { code: 'http_500', kind: 'retry' }],
    ['bad_gateway', { code: 'http_502', kind: 'unclear' }],
    ['unauthorized', { code: 'http_401', kind: 'alarm' }],
    [{ badRequest: 'message text is empty' }, { code: 'http_400', kind: 'alarm' }],
    ['nonsense', { code: 'http_200', kind: 'unclear' }],
    ['empty', { code: 'bad_answer', kind: 'unclear' }],
    ['redirect', { code: 'http_307', kind: 'unclear' }],
    ['cut_off', { code: 'network', kind: 'unclear' }],
  ])('%j', async (answer, error) => {
    const { channel, fake } = await openTelegram()
    fake.answerWith(answer)
    expect(await channel.send(String(CHAT), MESSAGE, REFERENCE)).toEqual({ error })
    expect(fake.calls).toHaveLength(1)
  })

  test('nothing at all, in time', async () => {
    const { channel, fake } = await openTelegram({ timeoutMs: 20 })
    fake.answerWith('hang')
    const error = { code: 'timeout', kind: 'unclear' }
    expect(await channel.send(String(CHAT), MESSAGE, REFERENCE)).toEqual({ error })
  })

  test('nobody is there: it was not taken', async () => {
    const { channel, fake } = await openTelegram()
    fake.close()
    const error = { code: 'network', kind: 'retry' }
    expect(await channel.send(String(CHAT), MESSAGE, REFERENCE)).toEqual({ error })
  })

  test('an address that is no chat is not even asked about', async () => {
    const { channel, fake } = await openTelegram()
    const error = { code: 'no_chat_id', kind: 'fix' }
    expect(await channel.send('+8619900001001x', MESSAGE, REFERENCE)).toEqual({ error })
    expect(fake.calls).toEqual([])
  })
})
