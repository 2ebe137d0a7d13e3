import { expect } from 'vitest'
import type { createBot } from '../../bot/start'
import { COUNTY, type TestApi } from './api'
import type { FakeTelegram } from './fake-telegram'
import { messageOf, photoOf, pressOf, type webhookOf } from './telegram-world'

type Expected = string | RegExp

let chats = 4_712_000_000

interface World {
  api: Pick<TestApi, 'deps' | 'sql'>
  bot: Pick<ReturnType<typeof createBot>, 'deliver'>
  fake: FakeTelegram
  poster: ReturnType<typeof webhookOf>
}

export type Chat = ReturnType<ReturnType<typeof openChats>>

/** People's chats with the bot, through Telegram's webhook. */
export function openChats({ api, bot, fake, poster }: World) {
  return function chat(id = ++chats) {
    const own = { chat: { id, type: 'private' }, from: { id } }

    /** What is answered, by the API and on the response, one below the other. */
    async function sends(update: object, ...expected: Expected[]) {
      const before = fake.callsOf('sendMessage').length
      const last = await poster.answerTo(update)
      const sent = fake.callsOf('sendMessage').slice(before)
      const all = [...sent, ...(last ? [last] : [])].map(({ text }) => String(text)).join('\n')
      expect(all).not.toMatch(/出了错|broke|undefined/)
      for (const part of expected)
        if (typeof part === 'string') expect(all).toContain(part)
        else expect(all).toMatch(part)
      return { text: all, keyboard: last?.reply_markup }
    }
    const share = (phone: string) => ({ phone_number: phone.slice(1), user_id: id })
    return {
      id,
      sends,
      says: (text: string, ...expected: Expected[]) => sends(messageOf(text, own), ...expected),
      presses(data: string, ...expected: Expected[]) {
        const { callback_query: press } = pressOf(data)
        const message = { ...press.message, ...own }
        return sends({ callback_query: { ...press, message } }, ...expected)
      },
      shows: (phone: string, ...expected: Expected[]) =>
        sends(messageOf(undefined, { ...own, contact: share(phone) }), ...expected),
      showsPhoto: (fileId: string, caption?: string, ...expected: Expected[]) =>
        sends(
          messageOf(undefined, {
            ...own,
            photo: photoOf(fileId, 150_000),
            ...(caption !== undefined && { caption }),
          }),
          ...expected,
        ),
      showsPlace: (...expected: Expected[]) =>
        sends(
          messageOf(undefined, { ...own, location: { latitude: 31.4, longitude: 109.6 } }),
          ...expected,
        ),
      /** What reaches this chat by itself, sent by the worker now. */
      async gets() {
        const before = fake.callsOf('sendMessage').length
        while ((await bot.deliver()) > 0);
        const sent = fake.callsOf('sendMessage').slice(before)
        return sent.filter(({ chat_id: to }) => to === id).map(({ text }) => String(text))
      },
      /** The contact behind the chat; there once it has written. */
      async contactId() {
        const index = api.deps.sealer.index('address', COUNTY, String(id))
        const [row] = await api.sql<{ id: string }[]>`
          select id from contacts where county = ${COUNTY} and address_index = ${index}`
        return row?.id ?? ''
      },
    }
  }
}
