import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { LOOKS } from './entry'
import { MOST_PICTURE_BYTES } from './pictures'

const MAX_BODY_BYTES = 64 * 1024
/** Base64 makes four of three. */
const MAX_PICTURE_CHARACTERS = Math.ceil(MOST_PICTURE_BYTES / 3) * 4

const Phone = z.string().regex(/^\+[1-9]\d{6,14}$/)
export const Message = z.object({
  phone: Phone,
  /** As long as the API takes. */
  text: z.string().max(10_000),
  look: z.enum(LOOKS),
  /** Made by the page: the same message sent again carries the same one. */
  id: z.string().regex(/^[\w-]{8,64}$/),
  label: z.string().max(200).optional(),
  /** In base64; only from a phone that looks like a chat. */
  picture: z.string().optional(),
})
export type Message = z.infer<typeof Message>
export const PhoneBody = z.object({ phone: Phone })
export const LookBody = z.object({ phone: Phone, look: z.enum(LOOKS) })

const upTo = (maxSize: number) =>
  bodyLimit({ maxSize, onError: (c) => c.json({ error: 'too_large' }, 413) })

export const tooLarge = upTo(MAX_BODY_BYTES)
/** For the one body that may hold a picture; `readMessage` measures the rest of it. */
export const tooLargeWithPicture = upTo(MAX_BODY_BYTES + MAX_PICTURE_CHARACTERS)

/** Another site's page can post a form here but no JSON: a body of another type is refused. */
const isJson = (c: Context) => /^application\/json\b/i.test(c.req.header('Content-Type') ?? '')

export async function read<T>(c: Context, schema: z.ZodType<T>): Promise<T | null> {
  if (!isJson(c)) return null
  const parsed = schema.safeParse(await c.req.json().catch(() => null))
  return parsed.success ? parsed.data : null
}

/** Without its picture a message is no bigger than any other body. */
export async function readMessage(c: Context): Promise<Message | 'invalid' | 'too_large'> {
  if (!isJson(c)) return 'invalid'
  const raw = await c.req.text()
  const { data } = Message.safeParse(parse(raw))
  const pictureLength = data?.picture?.length ?? 0
  if (Buffer.byteLength(raw) - pictureLength > MAX_BODY_BYTES) return 'too_large'
  return data ?? 'invalid'
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return null
  }
}
