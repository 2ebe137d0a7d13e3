import { describe, expect, test } from 'vitest'
import { type Attachments, say } from '../../../api/client'
import type { FlowBook } from '../../../bot/conversation/book'
import { takeTurn } from '../../../bot/conversation/engine'
import type { Flow, StepContext } from '../../../bot/conversation/flow'

const START = new Date('2026-03-09T02:00:00Z')
const text = (words: string) => say('common.text', { text: words })

const telling = (name: string): Flow => ({
  name,
  first: 'tell',
  steps: {
    tell: {
      ask: (_ctx, { what }) => ({ say: [text([name, what].join(' ').trim())] }),
      answer: () => 'not_mine',
    },
  },
})

/** Waits for a picture, and will have nothing else. */
const post: Flow = {
  name: 'post',
  first: 'photo',
  steps: {
    photo: {
      ask: () => ({ ask: text('照片？'), kind: 'confirm', takesAttachments: true }),
      answer: ({ attachments }, _data, heard) =>
        attachments?.photos.length ? { say: [text(`有照片 ${heard.text}`.trim())] } : 'not_mine',
    },
  },
}

/** Asks for words, and for a picture once its command is done. */
const note: Flow = {
  name: 'note',
  first: 'do',
  steps: {
    do: {
      ask: () => ({
        do: { type: 'end_talk' },
        outcomes: {
          done: {
            say: [text('照片呢？')],
            at: { step: 'photo', data: {}, takesAttachments: true },
          },
        },
      }),
      answer: () => 'not_mine',
    },
    photo: {
      ask: () => ({ ask: text('照片呢？'), kind: 'menu', takesAttachments: true }),
      answer: () => ({ say: [text('收好了')] }),
    },
  },
}

const flows = [post, note, telling('share-phone'), telling('take-attachment'), telling('menu')]
const BOOK: FlowBook = {
  lastResort: async () => null,
  flows: Object.fromEntries(flows.map((each) => [each.name, each])),
  flowFor({ intent }) {
    const flow = { apply: 'post', status: 'note', menu: 'menu' }[intent as string]
    return flow ? { flow, data: {} } : null
  },
}

const NONE: Attachments = { photos: [], place: null, sharedPhone: null }
const PHOTO = { ...NONE, photos: [{ reference: 'a' }] }
const PLACE = { ...NONE, place: { latitude: 31, longitude: 109 } }
const PHONE = { ...NONE, sharedPhone: '+8619900001001' }

function talker() {
  let session: unknown = null
  let now = START
  return {
    later(minutes: number) {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    async sends(attachments: Attachments | null, words = ''): Promise<string> {
      const ctx: StepContext = {
        api: {} as StepContext['api'],
        contact: { id: 'c', language: 'zh', isPhone: true, staffId: null, roles: [] },
        households: [],
        hotline: '023-51522345',
        receivedAt: now,
        attachments,
      }
      const { endings } = await takeTurn(BOOK, ctx, session, words)
      session = JSON.parse(JSON.stringify(endings['done']?.session))
      const replies = endings['done']?.replies ?? []
      return replies.map(({ template, vars }) => String(vars['text'] ?? template)).join('|')
    },
  }
}

describe('a message without a word', () => {
  test.each([
    ['a picture', PHOTO, 'take-attachment photo'],
    ['a place', PLACE, 'take-attachment place'],
    ['one’s phone', PHONE, 'share-phone'],
    ['a picture with a place', { ...PHOTO, place: PLACE.place }, 'take-attachment photo'],
    ['nothing', NONE, 'common.empty'],
    ['nothing at all', null, 'common.empty'],
  ])('but with %s is answered as what it is', async (_what, attachments, answer) => {
    expect(await talker().sends(attachments)).toBe(answer)
    expect(await talker().sends(attachments, ' \u200b')).toBe(answer)
  })

  test('goes to the question that waits for it', async () => {
    const { sends } = talker()
    await sends(null, '申请')
    expect(await sends(PHOTO)).toBe('有照片')
    expect(await sends(PHOTO)).toBe('take-attachment photo')
  })

  test('goes there after a command as well', async () => {
    const { sends } = talker()
    expect(await sends(null, '查')).toBe('照片呢？')
    expect(await sends(PHOTO)).toBe('收好了')
  })

  test('that the question will not have is what it is, and the question stays', async () => {
    const { sends } = talker()
    await sends(null, '申请')
    expect(await sends(PHONE)).toBe('share-phone|照片？')
    expect(await sends(PHOTO)).toBe('有照片')
  })

  test('comes too late for a question that has lapsed', async () => {
    for (const [minutes, answer] of [
      [9, '有照片'],
      [10, 'take-attachment photo|照片？'],
    ] as const) {
      const { sends, later } = talker()
      await sends(null, '申请')
      later(minutes)
      expect(await sends(PHOTO)).toBe(answer)
    }
  })
})

test('a picture with words below it goes by its words, and brings the picture along', async () => {
  const { sends } = talker()
  await sends(null, '申请')
  expect(await sends(PHOTO, '已经贴好了')).toBe('有照片 已经贴好了')
  await sends(null, '申请')
  expect(await sends(PHOTO, '菜单')).toMatch(/^menu/)
})
