import { describe, expect, test } from 'vitest'
import { openTelegram } from '../../support/telegram-world'

const MB = 1024 * 1024
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3)

describe('a picture somebody sent', () => {
  test('is fetched by the name it came with', async () => {
    const { channel, fake } = await openTelegram()
    fake.addFile('file-a', { content: JPEG })
    expect(Uint8Array.from((await channel.fetchMedia?.('file-a')) as Uint8Array)).toEqual(JPEG)
    expect(fake.callsOf('getFile')).toEqual([{ file_id: 'file-a' }])
  })

  test('of 10 MB is kept, of a byte more is not', async () => {
    const { channel, fake } = await openTelegram()
    fake.addFile('most', { content: new Uint8Array(10 * MB) })
    fake.addFile('more', { content: new Uint8Array(10 * MB + 1) })
    expect(await channel.fetchMedia?.('most')).toHaveLength(10 * MB)
    expect(await channel.fetchMedia?.('more')).toBe('too_big')
  })

  test('of 30 MB Telegram does not even hand out', async () => {
    const { channel, fake } = await openTelegram()
    fake.answerWith({ badRequest: 'file is too big' }, 'getFile')
    expect(await channel.fetchMedia?.('file-a')).toBe('too_big')
  })

  test.each([
    ['tells its length', true],
    ['tells nothing of its length', false],
  ])('that is too big and %s is not read to its end', async (_what, hasLength) => {
    const { channel, fake } = await openTelegram()
    const content = new Uint8Array(60 * MB)
    fake.addFile('file-a', { content, hasLength, declared: undefined })
    expect(await channel.fetchMedia?.('file-a')).toBe('too_big')
    expect(await fake.cutShort()).toBe(true)
  })

  test('that Telegram has forgotten is lost', async () => {
    const { channel, fake } = await openTelegram()
    fake.addFile('gone', { status: 404 })
    expect(await channel.fetchMedia?.('gone')).toBe('lost')
    fake.answerWith(
      { badRequest: 'wrong file_id or the file is temporarily unavailable' },
      'getFile',
    )
    expect(await channel.fetchMedia?.('file-a')).toBeNull()
    fake.answerWith({ badRequest: 'invalid file_id' }, 'getFile')
    expect(await channel.fetchMedia?.('file-a')).toBe('lost')
  })

  test.each(['broken', 'nonsense', 'empty', 'cut_off', 'unauthorized', { retryAfter: 1 }] as const)(
    'cannot be had now while Telegram is %j',
    async (answer) => {
      const { channel, fake } = await openTelegram()
      fake.answerWith(answer, 'getFile')
      expect(await channel.fetchMedia?.('file-a')).toBeNull()
    },
  )

  test('cannot be had now while the download fails', async () => {
    const { channel, fake } = await openTelegram()
    fake.addFile('file-a', { status: 500 })
    expect(await channel.fetchMedia?.('file-a')).toBeNull()
    fake.close()
    expect(await channel.fetchMedia?.('file-a')).toBeNull()
  })

  test.each(['../getMe', 'photos/../../x', 'https://evil.example/x', '/etc/passwd', '', 'a?b'])(
    'at “%s” is not fetched',
    async (path) => {
      const { channel, fake } = await openTelegram()
      fake.addFile('file-a', { path, content: JPEG })
      expect(await channel.fetchMedia?.('file-a')).toBeNull()
    },
  )
})
