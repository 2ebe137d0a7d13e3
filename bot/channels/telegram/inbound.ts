import { z } from 'zod'
import type { Attachments } from '../../../api/client'
import type { Inbound } from '../channel'

const Chat = z.object({ id: z.int(), type: z.string() })
const File = z.object({ file_id: z.string().min(1).max(300), file_size: z.int().min(0).optional() })

const Message = z.object({
  message_id: z.int(),
  edit_date: z.int().optional(),
  chat: Chat,
  from: z.object({ id: z.int() }).optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  /** The same picture in several sizes. */
  photo: z
    .array(File.extend({ width: z.number(), height: z.number() }))
    .optional()
    .catch(undefined),
  document: File.extend({ mime_type: z.string().optional() }).optional().catch(undefined),
  location: z
    .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .optional()
    .catch(undefined),
  contact: z
    .object({ phone_number: z.string(), user_id: z.int().optional() })
    .optional()
    .catch(undefined),
})
type Message = z.infer<typeof Message>

export const Update = z.object({
  update_id: z.int(),
  message: Message.optional().catch(undefined),
  edited_message: Message.optional().catch(undefined),
  callback_query: z
    .object({
      id: z.string().min(1).max(100),
      data: z.string().max(64).optional(),
      message: z.object({ chat: Chat }).optional(),
    })
    .optional()
    .catch(undefined),
})
export type Update = z.infer<typeof Update>

/** What of an update is for us. */
export interface Taken {
  /** For the log: the message's own id names the chat. */
  updateId: number
  chatId: number
  inbound: Inbound
  /** The press of a button, which its owner sees spinning until it is answered. */
  callbackId: string | null
}

/** The API takes no more. */
const LONGEST_TEXT = 10_000

/** Null for what is not a person writing in a chat of their own: groups, channels, other news. */
export function takeUpdate(update: Update, to: string): Taken | null {
  const { update_id: updateId, message, edited_message: edited, callback_query: press } = update
  if (message) {
    const { chat, message_id: id } = message
    return ofMessage(message, { updateId, providerMessageId: `m:${chat.id}:${id}` }, to)
  }
  // A place that moves along comes as an edit every few seconds; only new words are a message.
  if (edited && (edited.text ?? edited.caption) !== undefined) {
    const { chat, message_id: id, edit_date: at = 0 } = edited
    return ofMessage(edited, { updateId, providerMessageId: `e:${chat.id}:${id}:${at}` }, to)
  }
  const chat = press?.message?.chat
  if (!press || chat?.type !== 'private') return null
  const inbound = inboundOf(chat.id, `c:${press.id}`, to, press.data ?? '')
  return { updateId, chatId: chat.id, inbound, callbackId: press.id }
}

interface Known {
  updateId: number
  providerMessageId: string
}

function ofMessage(
  message: Message,
  { updateId, providerMessageId }: Known,
  to: string,
): Taken | null {
  const { chat, text, caption } = message
  if (chat.type !== 'private') return null
  const said = text === undefined ? (caption ?? '') : withoutSlash(text)
  const attachments = attachmentsOf(message)
  const inbound = inboundOf(chat.id, providerMessageId, to, said)
  return {
    updateId,
    chatId: chat.id,
    inbound: attachments ? { ...inbound, attachments } : inbound,
    callbackId: null,
  }
}

const inboundOf = (chatId: number, providerMessageId: string, to: string, text: string) => ({
  channel: 'telegram',
  providerMessageId,
  from: String(chatId),
  to,
  isPhone: false,
  text: text.slice(0, LONGEST_TEXT).toWellFormed(),
})

/**
 * Telegram's own commands as the words we know. A chat begins with /start, behind which a link can
 * carry a code; it must not be taken for START, which is about broadcasts.
 */
function withoutSlash(text: string): string {
  const [, command, rest = ''] = /^\/([a-z_]+)(?:@\w+)?(?:\s+(.*))?$/is.exec(text.trim()) ?? []
  if (command === undefined) return text
  const isMenu = ['start', 'help', 'menu'].includes(command.toLowerCase())
  return isMenu ? rest.trim() || '0' : `${command} ${rest}`.trim()
}

function attachmentsOf(message: Message): Attachments | undefined {
  const photos = [bestPhoto(message)].filter((photo) => photo !== undefined)
  const place = message.location ?? null
  const sharedPhone = ownPhone(message)
  const hasAny = photos.length > 0 || place !== null || sharedPhone !== null
  return hasAny ? { photos, place, sharedPhone } : undefined
}

/** The biggest size; a picture may also come as a file. */
function bestPhoto({ photo = [], document }: Message): Attachments['photos'][number] | undefined {
  const isImage = document?.mime_type?.startsWith('image/')
  const file = photo.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]
  const { file_id: reference, file_size: bytes } = file ?? (isImage ? document : undefined) ?? {}
  if (reference === undefined) return undefined
  return { reference, ...(bytes !== undefined && { bytes }) }
}

/** Only what Telegram vouches for as the sender's own; somebody else's card proves nothing. */
function ownPhone({ contact, from }: Message): string | null {
  if (!contact || !from || contact.user_id !== from.id) return null
  const phone = `+${contact.phone_number.replace(/\D/g, '')}`
  return /^\+[1-9]\d{6,14}$/.test(phone) ? phone : null
}
