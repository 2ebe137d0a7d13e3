import { describe, expect, test } from 'vitest'
import { DetailedError } from '../../../api/client'
import type { Receive } from '../../../bot/channels/channel'
import { messageOf, openTelegram, pressOf, saying } from '../../support/telegram-world'

const open = (receive?: Receive) => openTelegram({ isWebhook: false, ...(receive && { receive }) })

const ofChat = (id: number) => ({ chat: { id, type: 'private' }, from: { id } })

/** Answers with what was said, and fails as often as it is told to. */
function echo(...faults: Error[]): Receive {
  return async ({ text }) => {
    const fault = faults.shift()
    if (fault) throw fault
    return { state: 'answered', messages: [{ text: `“${text}”`, buttons: [] }], language: 'zh' }
  }
}

describe('where Telegram cannot reach us, messages are fetched:', () => {
  test('each is answered, in its order, and confirmed once it is', async () => {
    const { listen, fake, heard } = await open(echo())
    fake.push(messageOf('一'), messageOf('二'), pressOf('#yes'))
    const stop = listen()
    await fake.confirmed()
    expect(fake.texts()).toEqual(['“一”', '“二”', '“#yes”'])
    expect(heard).toHaveLength(3)
    fake.push(messageOf('三'))
    await fake.confirmed()
    await stop()
    expect(fake.texts().at(-1)).toBe('“三”')
    expect(fake.callsOf('answerCallbackQuery')).toHaveLength(1)
  })

  test('no webhook stands in the way, and what waited for it is not thrown away', async () => {
    const { listen, fake, waits } = await open()
    fake.answerWith('broken', 'deleteWebhook', 1)
    const stop = listen()
    await fake.until('getUpdates', 1)
    await stop()
    expect(fake.callsOf('deleteWebhook')).toEqual([{}, {}])
    expect(fake.calls.map(({ method }) => method).indexOf('getUpdates')).toBe(2)
    expect(waits).toEqual([1_000])
  })

  test('what is not for us is passed over, and does not come again', async () => {
    const { listen, fake, heard } = await open()
    fake.push({ poll: { id: '1' } }, messageOf('查', { chat: { id: -1, type: 'group' } }))
    const stop = listen()
    await fake.confirmed()
    await stop()
    expect([heard, fake.texts()]).toEqual([[], []])
  })

  test('a restart neither loses nor doubles one', async () => {
    const first = await open(echo())
    const { fake } = first
    fake.push(messageOf('一'))
    const stop = first.listen()
    await fake.until('sendMessage', 1)
    await stop()
    fake.push(messageOf('二'))
    const second = await openTelegram({ isWebhook: false, receive: echo(), apiRoot: fake.url })
    const stopSecond = second.listen()
    await fake.confirmed()
    await stopSecond()
    expect(fake.texts()).toEqual(['“一”', '“二”'])
    expect(second.heard.map(({ text }) => text)).toEqual(['二'])
  })

  test('one that was not answered when we were stopped comes again', async () => {
    const begun = Promise.withResolvers<void>()
    const { listen, fake } = await open(async () => {
      begun.resolve()
      throw new Error('the API is down')
    })
    fake.push(messageOf('一'), messageOf('二', ofChat(2)))
    const stop = listen()
    await begun.promise
    await stop()
    expect(fake.texts()).toEqual([])
    const second = await openTelegram({ isWebhook: false, receive: echo(), apiRoot: fake.url })
    const stopSecond = second.listen()
    await fake.confirmed()
    await stopSecond()
    expect(second.heard.map(({ text }) => text).toSorted()).toEqual(['一', '二'])
  })

  test('the offset does not move on past one whose answer has not gone out', async () => {
    const { listen, fake } = await open(echo())
    fake.push(messageOf('一'))
    const stop = listen()
    await fake.confirmed()
    fake.answerWith('broken', 'sendMessage')
    fake.push(messageOf('二'))
    await fake.until('sendMessage', 3)
    const [, last] = fake.callsOf('getUpdates').map(({ offset }) => offset)
    expect(last).toBe(1002)
    fake.answerWith('taken')
    await fake.confirmed()
    await stop()
    expect(fake.callsOf('getUpdates').at(-1)).toMatchObject({ offset: 1003, timeout: 0 })
  })
})

describe('while Telegram does not take an answer', () => {
  test('we wait as long as it says, and what it took is not said again', async () => {
    const { listen, fake, waits } = await open(saying('一', '二'))
    fake.push(messageOf('查'))
    fake.answerWith('taken')
    const stop = listen()
    await fake.confirmed()
    fake.answerWith({ retryAfter: 7 }, 'sendMessage', 1)
    fake.push(messageOf('查'))
    await fake.confirmed()
    await stop()
    expect(fake.texts()).toEqual(['一', '二', '一', '一', '二'])
    expect(waits).toEqual([7_000])
  })

  test.each([
    ['somebody who blocked us', 'blocked', 1],
    ['a fault of ours', { badRequest: 'x' }, 1],
    ['a lost answer, which may have arrived', 'cut_off', 2],
    ['a fault of its own that does not end', 'broken', 10],
  ] as const)('for %s, it is given up and the next one answered', async (_why, answer, times) => {
    const { listen, fake, lines } = await open(echo())
    fake.answerWith(answer, 'sendMessage', times)
    fake.push(messageOf('一'), messageOf('二'))
    const stop = listen()
    await fake.confirmed()
    await stop()
    expect(fake.texts()).toEqual([...Array<string>(times).fill('“一”'), '“二”'])
    expect(lines.join()).toContain('an answer was not sent')
    expect(lines.join()).not.toContain('一')
  })

  test('to one person, the others get theirs', async () => {
    const { listen, fake } = await open(echo())
    const others = Promise.withResolvers<void>()
    fake.push(...[1, 2, 3].map((id) => messageOf(`第${id}人`, ofChat(id))))
    fake.answerWith('hang', 'sendMessage', 1)
    const stop = listen()
    void fake.until('sendMessage', 3).then(() => others.resolve())
    await others.promise
    expect(new Set(fake.callsOf('sendMessage').map(({ chat_id: id }) => id)).size).toBe(3)
    fake.close()
    await stop()
  })
})

describe('while the API cannot be reached', () => {
  test('a message is tried until it is stored', async () => {
    const down = Array.from({ length: 15 }, () => new Error('connect ECONNREFUSED'))
    const { listen, fake, heard, waits } = await open(echo(...down))
    fake.push(messageOf('一'))
    const stop = listen()
    await fake.confirmed()
    await stop()
    expect(heard).toHaveLength(16)
    expect(fake.texts()).toEqual(['“一”'])
    expect(waits.slice(0, 8)).toEqual(
      [1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1_000),
    )
  })

  test('one that it will never take does not hold up the others', async () => {
    const refused = new DetailedError('400 Bad Request', { statusCode: 400 })
    const { listen, fake } = await open(echo(refused))
    fake.push(messageOf('一'), messageOf('二'))
    const stop = listen()
    await fake.confirmed()
    await stop()
    expect(fake.texts()).toEqual(['“二”'])
  })

  test('a wrong token of ours loses nobody’s message', async () => {
    const refused = new DetailedError('401 Unauthorized', { statusCode: 401 })
    const { listen, fake } = await open(echo(refused))
    fake.push(messageOf('一'))
    const stop = listen()
    await fake.confirmed()
    await stop()
    expect(fake.texts()).toEqual(['“一”'])
  })
})

test.each(['broken', 'conflict', 'nonsense', 'empty', 'cut_off', { retryAfter: 5 }] as const)(
  'a poll that Telegram answers by %j is made again, later and later',
  async (answer) => {
    const { listen, fake, waits } = await open(echo())
    fake.answerWith(answer, 'getUpdates', 2)
    fake.push(messageOf('一'))
    const stop = listen()
    await fake.confirmed()
    await stop()
    expect(fake.texts()).toEqual(['“一”'])
    expect(waits).toEqual(typeof answer === 'object' ? [5_000, 5_000] : [1_000, 2_000])
  },
)

test('a bot that is stopped while nobody writes leaves its poll at once', async () => {
  const { listen, fake } = await open()
  const stop = listen()
  await fake.until('getUpdates', 1)
  await stop()
  expect(fake.callsOf('getUpdates')).toHaveLength(1)
  expect(fake.callsOf('getUpdates')[0]).toMatchObject({ timeout: 30 })
  expect(fake.callsOf('getUpdates')[0]).not.toHaveProperty('offset')
})
