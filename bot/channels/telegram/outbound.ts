import { type Api, GrammyError } from 'grammy'
import type { InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove } from 'grammy/types'
import type { Picture, Rendered, SendResult } from '../channel'
import { errorOf } from './call'

/** A `sendMessage`, by the API or as the answer to a webhook. No parse mode: people's words are no markup. */
export interface Payload {
  chat_id: number
  text: string
  reply_markup?: InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove
}

/** The same with a picture, which Telegram fetches from us: never the answer to a webhook, which would not tell whether it could. */
export interface Outgoing extends Payload {
  picture?: Picture
}

/** Telegram takes no longer message, and below a picture no longer words. */
const MOST_CHARACTERS = 4_096
const MOST_BELOW_PICTURE = 1_024
/** Of what a button sends back. */
const MOST_BYTES = 64
/** The choice whose button hands over the sender's own phone. */
const SHARE_PHONE = 'share_phone'

/** @param isPhoneShown The keyboard that asked for the phone has served, and goes. */
export function payloadOf(
  chatId: number,
  { text, buttons, picture }: Rendered,
  isPhoneShown = false,
): Outgoing {
  const payload = { chat_id: chatId, text: cut(text), ...(picture && { picture }) }
  if (buttons.some(({ id }) => id === SHARE_PHONE)) {
    return { ...payload, reply_markup: phoneKeyboard(buttons) }
  }
  if (buttons.length > 0) return { ...payload, reply_markup: keyboard(buttons) }
  return isPhoneShown ? { ...payload, reply_markup: { remove_keyboard: true } } : payload
}

/** One row a button: labels are names of people and places, and screens are small. */
const keyboard = (buttons: Rendered['buttons']): InlineKeyboardMarkup => ({
  inline_keyboard: buttons.map(({ id, label }, i) => [
    { text: label, callback_data: dataOf(id, i) },
  ]),
})

/** An id too long to come back is picked by its digit, as in a text message. */
function dataOf(id: string, place: number): string {
  const data = `#${id}`
  return Buffer.byteLength(data) <= MOST_BYTES ? data : String(place + 1)
}

/** Only a keyboard below the chat can ask for a phone; its other buttons send their words. */
const phoneKeyboard = (buttons: Rendered['buttons']): ReplyKeyboardMarkup => ({
  keyboard: buttons.map(({ id, label }) => [
    id === SHARE_PHONE ? { text: label, request_contact: true } : { text: label },
  ]),
  one_time_keyboard: true,
  resize_keyboard: true,
})

/** Never through a character. */
const cut = (text: string, most = MOST_CHARACTERS) =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`

/** Hands one message to Telegram; a picture it cannot fetch goes as the address of its page. */
export async function sendPayload(api: Api, payload: Outgoing): Promise<SendResult> {
  const { chat_id: chatId, text, picture, ...other } = payload
  try {
    const sent: { message_id?: unknown } | undefined = picture
      ? await api.sendPhoto(chatId, picture.url, {
          caption: cut(text, MOST_BELOW_PICTURE),
          ...other,
        })
      : await api.sendMessage(chatId, text, other)
    if (typeof sent?.message_id === 'number') {
      return { providerMessageId: `${chatId}:${sent.message_id}` }
    }
    return { error: { code: 'bad_answer', kind: 'unclear' } }
  } catch (error) {
    if (picture && isPictureRefused(error))
      return sendPayload(api, { chat_id: chatId, text: cut(`${text}\n${picture.page}`), ...other })
    return { error: errorOf(error) }
  }
}

/** For the picture alone: it is not there for Telegram, or none to it. */
const isPictureRefused = (error: unknown) =>
  error instanceof GrammyError &&
  error.error_code === 400 &&
  /http url|url host|web page|file identifier|photo|image/i.test(error.description)
