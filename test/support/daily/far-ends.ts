import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { eventsOf } from '../events'
import { type FakeTelegram, openFakeTelegram } from '../fake-telegram'
import { type FakeTwilio, openFakeTwilio } from '../fake-twilio'
import { newSid, textMessage } from '../server'
import { messageOf, photoOf, pressOf, webhookOf } from '../telegram-world'

export const CHANNELS = ['sms', 'telegram', 'simulator'] as const
export type ChannelName = (typeof CHANNELS)[number]

interface At {
  port: number
}

/** Something somebody writes; sent again it is the same message. */
export interface Message {
  /** As the channel names it to the API. */
  providerMessageId: string
  /** The texts on the response; throws where there is none. */
  sendTo(server: At): Promise<string[]>
}

/** One person's phone on a channel. */
export interface Line {
  /** As the far end knows it. */
  address: string
  writes(text: string): Message
  /** The first of the choices under the last question: a digit, or the press of its button. */
  confirms(): Message
  /** A photo with words below it; throws where the channel carries none. */
  photographs(content: Uint8Array, words: string): Message
  /** What a channel needs before it knows the phone; null where it does. */
  introduces(): Message | null
}

/** What a person was brought, other than on a response of ours. */
export interface Arrival {
  to: string
  text: string
}

export interface FarEnd {
  line(phone: string): Line
  /** In the order they came: the judge of what was sent. */
  arrivals(): Arrival[]
}

export async function openFarEnds() {
  const twilio = await openFakeTwilio()
  const telegram = await openFakeTelegram()
  onTestFinished(telegram.close)
  const simulator = openScreens()
  const ends = {
    sms: smsOf(twilio),
    telegram: telegramOf(telegram),
    simulator,
  } satisfies Record<ChannelName, FarEnd>
  return { twilio, telegram, watch: simulator.watch, ends }
}

const introduces = () => null
const photographs = () => {
  throw new Error('no photos on this channel')
}

const smsOf = (twilio: FakeTwilio): FarEnd => ({
  line(phone) {
    const writes = (text: string): Message => {
      const providerMessageId = newSid()
      const { sendTo } = textMessage(twilio, phone, text, providerMessageId)
      return { providerMessageId, sendTo }
    }
    return { address: phone, writes, photographs, confirms: () => writes('1'), introduces }
  },
  arrivals: () =>
    twilio.sent.map(({ fields }) => ({ to: fields['To'] ?? '', text: fields['Body'] ?? '' })),
})

let chats = 4_713_000_000
let updates = 0

interface Keyboard {
  inline_keyboard?: { callback_data: string }[][]
}

const telegramOf = (fake: FakeTelegram): FarEnd => ({
  line(phone) {
    const id = ++chats
    const own = { chat: { id, type: 'private' }, from: { id } }
    let keyboard: Keyboard = {}
    const bring = (providerMessageId: string, update: object): Message => {
      const numbered = { update_id: ++updates, ...update }
      return {
        providerMessageId,
        async sendTo({ port }) {
          const request = (path: string, init: RequestInit) =>
            fetch(`http://127.0.0.1:${port}${path}`, init)
          const answer = await webhookOf({ request }).answerTo(numbered)
          if (!answer) return []
          keyboard = (answer.reply_markup ?? {}) as Keyboard
          return [answer.text]
        },
      }
    }
    const bringMessage = (text: string | undefined, more = {}) => {
      const { message } = messageOf(text, { ...own, ...more })
      return bring(`m:${id}:${message.message_id}`, { message })
    }
    return {
      address: String(id),
      writes: (text) => bringMessage(text),
      photographs(content, words) {
        const fileId = `photo-${randomUUID()}`
        fake.addFile(fileId, { content })
        return bringMessage(undefined, { photo: photoOf(fileId, content.length), caption: words })
      },
      confirms() {
        const [button] = keyboard.inline_keyboard?.[0] ?? []
        if (!button) throw new Error('no button to press')
        const { callback_query: press } = pressOf(button.callback_data, `press-${randomUUID()}`)
        const message = { ...press.message, ...own }
        return bring(`c:${press.id}`, { callback_query: { ...press, message } })
      },
      introduces: () =>
        bringMessage(undefined, { contact: { phone_number: phone.slice(1), user_id: id } }),
    }
  },
  arrivals: () =>
    fake
      .callsOf('sendMessage')
      .map(({ chat_id: to, text }) => ({ to: String(to), text: String(text) })),
})

/** By the outbox; answers are named after their message. */
const OF_OUTBOX = /^[\da-f]{8}-[\da-f-]{27}$/

/** The simulator's page: what its stream brought, run after run of the server. */
function openScreens(): FarEnd & { watch(server: At): Promise<void> } {
  const seen: Arrival[] = []
  const show = (entry: Record<string, unknown>) => {
    const { id, by, phone, text } = entry
    if (by === 'cunxin' && OF_OUTBOX.test(String(id)))
      seen.push({ to: String(phone), text: String(text) })
  }
  const sendTo = async ({ port }: At, phone: string, text: string, id: string) => {
    const at = `http://127.0.0.1:${port}/simulator`
    const response = await fetch(`${at}/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ phone, text, look: 'sms', id }),
    })
    if (!response.ok) throw new Error(`${response.status}`)
    const screen = eventsOf(await fetch(`${at}/events?phone=${encodeURIComponent(phone)}`))
    const { value } = await screen.next()
    await screen.return(undefined)
    const entries: Record<string, unknown>[] = value?.entries ?? []
    const answers = entries.filter((entry) => String(entry['id']).startsWith(`${id}.`))
    return answers.map((entry) => String(entry['text']))
  }
  return {
    line(phone) {
      const writes = (text: string): Message => {
        const id = randomUUID()
        const providerMessageId = `${phone} ${id}`
        return { providerMessageId, sendTo: (server) => sendTo(server, phone, text, id) }
      }
      return { address: phone, writes, photographs, confirms: () => writes('1'), introduces }
    },
    arrivals: () => seen,
    /** To be called for each run; ends with it. */
    async watch({ port }) {
      const events = eventsOf(await fetch(`http://127.0.0.1:${port}/simulator/events`))
      const { value: first } = await events.next()
      first?.entries.forEach(show)
      const follow = async () => {
        for await (const event of events)
          if (event.type === 'entry') show(event['entry'] as Record<string, unknown>)
      }
      follow().catch(() => {})
    },
  }
}
