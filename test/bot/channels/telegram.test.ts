import { describe, expect, test } from 'vitest'
import type { Receive, Rendered } from '../../../bot/channels/channel'
import {
  CHAT,
  messageOf,
  openTelegram,
  photoOf,
  pressOf,
  PUBLIC_URL,
  saying,
  SECRET,
} from '../../support/telegram-world'

const ANYWHERE = { photos: [], place: null, sharedPhone: null }

describe('a message that comes in', () => {
  test('is passed on and answered on the same response', async () => {
    const { heard, answerTo, fake } = await openTelegram({ receive: saying('谭大山家在册') })
    const { message } = messageOf('查')
    expect(await answerTo({ message })).toEqual({ chat_id: CHAT, text: '谭大山家在册' })
    expect(heard).toEqual([
      {
        channel: 'telegram',
        providerMessageId: `m:${CHAT}:${message.message_id}`,
        from: String(CHAT),
        to: '700001',
        isPhone: false,
        text: '查',
      },
    ])
    expect(fake.calls).toEqual([])
  })

  test('that gets several answers gets the last on the response, those before it by the API', async () => {
    const { answerTo, fake } = await openTelegram({ receive: saying('一', '二', '三') })
    expect(await answerTo(messageOf('查'))).toMatchObject({ text: '三' })
    expect(fake.texts()).toEqual(['一', '二'])
  })

  test('that gets a picture gets it by the API, which tells whether Telegram could fetch it', async () => {
    const picture = { url: `${PUBLIC_URL}/wuxi/villages.png`, page: `${PUBLIC_URL}/wuxi/villages` }
    const messages = [{ text: '排名', buttons: [], picture }]
    const receive: Receive = async () => ({ state: 'answered', messages, language: 'zh' })
    const { answerTo, fake } = await openTelegram({ receive })
    expect(await answerTo(messageOf('排名'))).toBeNull()
    expect(fake.callsOf('sendPhoto')).toEqual([
      { chat_id: CHAT, photo: picture.url, caption: '排名' },
    ])
  })

  test('whose first answer Telegram does not take comes again, and the rest is not said before', async () => {
    const { postUpdate, fake } = await openTelegram({ receive: saying('一', '二') })
    for (const answer of ['broken', 'cut_off', { retryAfter: 3 }] as const) {
      fake.answerWith(answer)
      const response = await postUpdate(messageOf('查'))
      expect([response.status, await response.text()]).toEqual([500, ''])
    }
    fake.answerWith('blocked')
    const response = await postUpdate(messageOf('查'))
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  test('that waits behind another gets an empty response', async () => {
    const { answerTo } = await openTelegram({
      receive: async () => ({ state: 'waiting', messages: [], language: 'zh' }),
    })
    expect(await answerTo(messageOf('查'))).toBeNull()
  })

  test('changed afterwards is a message of its own, every time it is changed', async () => {
    const { heard, postUpdate } = await openTelegram()
    const { message } = messageOf('求助 房子漏')
    await postUpdate({ message })
    for (const edit_date of [1, 2])
      await postUpdate({ edited_message: { ...message, text: '求助 房子漏雨', edit_date } })
    const id = `${CHAT}:${message.message_id}`
    expect(heard.map(({ providerMessageId }) => providerMessageId)).toEqual([
      `m:${id}`,
      `e:${id}:1`,
      `e:${id}:2`,
    ])
    expect(heard[1]?.text).toBe('求助 房子漏雨')
  })

  test('is passed on up to 10,000 characters, never half of one', async () => {
    const { heard, postUpdate } = await openTelegram()
    await postUpdate(messageOf(`${'a'.repeat(9_999)}𠮷`))
    expect(heard[0]?.text.slice(9_998)).toBe('a\uFFFD')
  })

  test.each([
    ['/start', '0'],
    ['/start 4821637', '4821637'],
    ['/START@cunxin_bot', '0'],
    ['/help', '0'],
    ['/stop', 'stop'],
    ['/tmp/x', '/tmp/x'],
    ['3/4', '3/4'],
  ])('“%s”, as Telegram writes commands, is “%s”', async (sent, meant) => {
    const { heard, postUpdate } = await openTelegram()
    await postUpdate(messageOf(sent))
    expect(heard[0]?.text).toBe(meant)
  })
})

describe('what is not a person in a chat of their own', () => {
  const group = { chat: { id: -100, type: 'supergroup', title: '宝坪村' } }
  const member = { chat: { id: CHAT, type: 'private' }, new_chat_member: { status: 'kicked' } }
  test.each([
    ['a message in a group', messageOf('查', group)],
    ['a button pressed in a group', { callback_query: { id: 'x', data: '#yes', message: group } }],
    ['a button below a message too old', { callback_query: { id: 'x', data: '#yes' } }],
    ['a channel’s post', { channel_post: messageOf('查').message }],
    ['somebody who blocks the bot', { my_chat_member: member }],
    ['a place that moves along', { edited_message: { ...place(), edit_date: 1 } }],
    ['an update of a kind yet unknown', { something_new: {} }],
    ['a message that cannot be read', { message: { chat: 'here' } }],
  ])('%s is acknowledged and not answered', async (_what, update) => {
    const { heard, answerTo, fake } = await openTelegram()
    expect(await answerTo(update)).toBeNull()
    expect([heard, fake.calls]).toEqual([[], []])
  })
})

function place() {
  return messageOf(undefined, { location: { latitude: 31.4, longitude: 109.6 } }).message
}

describe('who knows the secret', () => {
  test.each([
    ['none', ''],
    ['another', 'not_a-real-secret_BBBBBBBBBBBBBBBBBBBBBB'],
    ['its beginning', SECRET.slice(0, -1)],
    ['more than it', `${SECRET}A`],
  ])('with %s a request is refused and not passed on', async (_what, secret) => {
    const { heard, post } = await openTelegram()
    const headers = { 'X-Telegram-Bot-Api-Secret-Token': secret }
    expect((await post({ update_id: 1, ...messageOf('查') }, headers)).status).toBe(401)
    expect(heard).toEqual([])
  })

  test('without the header as well', async () => {
    const { app, heard } = await openTelegram()
    const body = JSON.stringify({ update_id: 1, ...messageOf('查') })
    const request = { method: 'POST', body, headers: { 'Content-Type': 'application/json' } }
    expect((await app.request('/webhooks/telegram', request)).status).toBe(401)
    expect(heard).toEqual([])
  })

  test('a bot that fetches its messages has no address to post to', async () => {
    const { post } = await openTelegram({ isWebhook: false })
    expect((await post({ update_id: 1, ...messageOf('查') })).status).toBe(404)
  })
})

describe('a body that is no update', () => {
  test.each(['', 'x', '[]', 'null', '"x"', '{}', '{"update_id":"1"}'])(
    '%s is refused',
    async (body) => {
      const { heard, post } = await openTelegram()
      expect((await post(body)).status).toBe(400)
      expect(heard).toEqual([])
    },
  )

  test('over 256 KB is refused, just under it is read', async () => {
    const { post } = await openTelegram()
    const frame = JSON.stringify({ update_id: 1, ...messageOf('') }).length
    const filled = (length: number) => ({ update_id: 1, ...messageOf('a'.repeat(length - frame)) })
    expect((await post(filled(256 * 1024 + 10))).status).toBe(413)
    expect((await post(filled(256 * 1024 - 10))).status).toBe(200)
  })
})

describe('a button', () => {
  const asking = (...buttons: Rendered['buttons']) => ({
    receive: async () => ({
      state: 'answered' as const,
      messages: [{ text: '对吗？', buttons }],
      language: 'zh' as const,
    }),
  })
  const yes = { id: 'yes', label: '确认' }

  test('stands below its question and says what was chosen', async () => {
    const { answerTo } = await openTelegram(asking(yes, { id: 'no', label: '取消' }))
    expect(await answerTo(messageOf('6'))).toEqual({
      chat_id: CHAT,
      text: '对吗？',
      reply_markup: {
        inline_keyboard: [
          [{ text: '确认', callback_data: '#yes' }],
          [{ text: '取消', callback_data: '#no' }],
        ],
      },
    })
  })

  test('with an id too long for Telegram sends its digit', async () => {
    const long = (length: number) => ({ id: 'x'.repeat(length), label: '甲' })
    const { answerTo } = await openTelegram(asking(long(63), long(64)))
    expect(await answerTo(messageOf('6'))).toMatchObject({
      reply_markup: {
        inline_keyboard: [[{ callback_data: `#${'x'.repeat(63)}` }], [{ callback_data: '2' }]],
      },
    })
  })

  test('that is pressed is heard as its choice, and stops spinning', async () => {
    const { answerTo, heard, fake } = await openTelegram()
    expect(await answerTo(pressOf('#yes', 'press-a'))).toMatchObject({ text: '好' })
    expect(heard).toMatchObject([
      { text: '#yes', providerMessageId: 'c:press-a', from: String(CHAT), isPhone: false },
    ])
    expect(fake.callsOf('answerCallbackQuery')).toEqual([{ callback_query_id: 'press-a' }])
  })

  test('that goes on spinning all the same costs no answer', async () => {
    const { answerTo, fake } = await openTelegram()
    fake.answerWith({ badRequest: 'query is too old' }, 'answerCallbackQuery')
    expect(await answerTo(pressOf('#yes'))).toMatchObject({ text: '好' })
  })

  test('that shows one’s phone is Telegram’s own, below the chat, and goes once it has served', async () => {
    const share = { id: 'share_phone', label: '出示手机号' }
    const { answerTo } = await openTelegram(asking(share, yes))
    expect(await answerTo(messageOf('查'))).toMatchObject({
      reply_markup: {
        keyboard: [[{ text: '出示手机号', request_contact: true }], [{ text: '确认' }]],
        one_time_keyboard: true,
      },
    })
    const after = await openTelegram()
    const contact = { phone_number: '8619900001001', user_id: CHAT, first_name: '大山' }
    const answer = await after.answerTo(messageOf(undefined, { contact }))
    expect(answer?.reply_markup).toEqual({ remove_keyboard: true })
  })
})

test('an answer longer than Telegram takes is cut, never through a character', async () => {
  for (const [text, length] of [
    ['好'.repeat(4_096), 4_096],
    ['好'.repeat(4_097), 4_096],
    [`${'好'.repeat(4_094)}𠮷𠮷`, 4_095],
  ] as const) {
    const { answerTo } = await openTelegram({ receive: saying(text) })
    const answer = await answerTo(messageOf('查'))
    expect(answer?.text.isWellFormed()).toBe(true)
    expect(answer?.text).toHaveLength(length)
  }
})

describe('what comes with a message', () => {
  const attached = async (other: Record<string, unknown>, text?: string) => {
    const { heard, postUpdate } = await openTelegram()
    await postUpdate(messageOf(text, other))
    return heard[0]
  }

  test('a picture is known by its biggest size, its caption is what is said', async () => {
    const heard = await attached({ photo: photoOf('file-a', 150_000), caption: '走访 谭大山' })
    expect(heard?.text).toBe('走访 谭大山')
    const photos = [{ reference: 'file-a', bytes: 150_000 }]
    expect(heard?.attachments).toEqual({ ...ANYWHERE, photos })
  })

  test('a picture whose size Telegram does not tell, and one without a word', async () => {
    const heard = await attached({ photo: photoOf('file-a') })
    expect(heard?.text).toBe('')
    expect(heard?.attachments?.photos).toEqual([{ reference: 'file-a' }])
  })

  test('a picture sent as a file of 30 MB is a picture as well', async () => {
    const document = { file_id: 'file-b', mime_type: 'image/png', file_size: 30_000_000 }
    const heard = await attached({ document })
    expect(heard?.attachments?.photos).toEqual([{ reference: 'file-b', bytes: 30_000_000 }])
  })

  test.each([
    ['a file that is no picture', { document: { file_id: 'x', mime_type: 'application/pdf' } }],
    ['a voice', { voice: { file_id: 'x', duration: 3 } }],
    ['a sticker', { sticker: { file_id: 'x', type: 'regular' } }],
    ['a film', { video: { file_id: 'x', duration: 3 } }],
    ['a place outside the world', { location: { latitude: 91, longitude: 0 } }],
  ])('%s is heard as an empty message', async (_what, other) => {
    const heard = await attached(other)
    expect(heard?.text).toBe('')
    expect(heard).not.toHaveProperty('attachments')
  })

  test('where somebody is', async () => {
    const heard = await attached({ location: { latitude: 31.4, longitude: 109.6 } })
    expect(heard?.attachments).toEqual({
      ...ANYWHERE,
      place: { latitude: 31.4, longitude: 109.6 },
    })
  })

  test.each(['8619900001001', '+86 199 0000 1001'])('one’s own phone, %s', async (phone_number) => {
    const heard = await attached({ contact: { phone_number, user_id: CHAT } })
    expect(heard?.attachments).toEqual({ ...ANYWHERE, sharedPhone: '+8619900001001' })
  })

  test.each([
    ['somebody else’s', { phone_number: '8619900001001', user_id: CHAT + 1 }],
    ['one that Telegram cannot place', { phone_number: '8619900001001' }],
    ['no number', { phone_number: 'x', user_id: CHAT }],
  ])('but not a card that is %s', async (_what, contact) => {
    const heard = await attached({ contact })
    expect(heard).not.toHaveProperty('attachments')
  })
})

test('a message that could not be answered comes again: 500, and nothing of it in the log', async () => {
  const { postUpdate, lines } = await openTelegram({
    receive: async ({ text }) => {
      throw new TypeError(`no answer to ${text}`, { cause: new Error('connect ECONNREFUSED') })
    },
  })
  const response = await postUpdate(messageOf('500101195001011234'))
  expect([response.status, await response.text()]).toEqual([500, ''])
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/TypeError.*ECONNREFUSED/)
  expect(lines[0]).not.toContain('500101195001011234')
})

test('Telegram is told where to bring messages, with the secret, until it has heard', async () => {
  const { listen, fake, waits } = await openTelegram()
  fake.answerWith('broken', 'setWebhook', 2)
  const stop = listen()
  await fake.until('setWebhook', 3)
  await stop()
  expect(fake.callsOf('setWebhook')[2]).toEqual({
    url: `${PUBLIC_URL}/webhooks/telegram`,
    secret_token: SECRET,
    allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
  })
  expect(waits).toEqual([1_000, 2_000])
  expect(fake.callsOf('getUpdates')).toEqual([])
})
