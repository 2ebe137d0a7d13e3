import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Slip, Uplink } from '../profile'

/** Numbers come as text in some arrays and as numbers in others. */
const Text = z.union([z.string(), z.number()]).transform(String)

/** SmsUp: what people texted. Its own number may be absent. */
const SmsUp = z.array(
  z.object({
    phone_number: Text,
    send_time: Text.default(''),
    content: z.string().default(''),
    sequence_id: Text.optional(),
  }),
)

/** SmsReport: what became of messages. */
const SmsReport = z.array(
  z.object({
    success: z.union([z.boolean(), z.stringbool()]),
    err_code: Text.default(''),
    out_id: Text.nullish().transform((id) => id ?? ''),
  }),
)

/** Without a number of its own the same text of the same second is the same one. */
const digest = (...parts: string[]) =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 40)

export function readUplinks(body: unknown): Uplink[] | null {
  const pushed = SmsUp.safeParse(body)
  if (!pushed.success) return null
  return pushed.data.map(
    ({ phone_number: phone, send_time: at, content: text, sequence_id: id }) => ({
      id: id || digest(phone, at, text),
      phone,
      text,
    }),
  )
}

export function readSlips(body: unknown): Slip[] | null {
  const pushed = SmsReport.safeParse(body)
  if (!pushed.success) return null
  return pushed.data.map(({ success, err_code: code, out_id: tag }) => ({
    tag,
    isDelivered: success,
    code: code || 'no_code',
  }))
}
