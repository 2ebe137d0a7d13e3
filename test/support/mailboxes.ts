import type { createBot } from '../../bot/start'
import type { FakeTelegram } from './fake-telegram'
import type { Chat } from './telegram-chat'

interface World {
  bot: Pick<ReturnType<typeof createBot>, 'deliver'>
  fake: FakeTelegram
}

/** What reached each of several chats by itself: all of it is sent once, and everybody looks into their own. */
export function openMailboxes({ bot, fake }: World) {
  const seen = new Map<number, number>()
  return {
    /** What the worker has to send now. */
    async deliver() {
      while ((await bot.deliver()) > 0);
    },
    /** What stands in a chat since it was looked into last. */
    inboxOf({ id }: Pick<Chat, 'id'>): string {
      const all = fake.callsOf('sendMessage').filter(({ chat_id: to }) => to === id)
      const fresh = all.slice(seen.get(id) ?? 0)
      seen.set(id, all.length)
      return fresh.map(({ text }) => String(text)).join('\n')
    },
  }
}
