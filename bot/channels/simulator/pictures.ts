import { createHash } from 'node:crypto'

/** Bigger ones are not taken. */
export const MOST_PICTURE_BYTES = 5 * 1024 * 1024

/** 200 MB if all are as big as they may be; the oldest is forgotten first. */
const MOST_PICTURES = 40

export interface Picture {
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  content: Uint8Array<ArrayBuffer>
}

/** By its first bytes, whatever the page calls it; null for anything the API would not keep. */
function typeOf(content: Buffer): Picture['type'] | null {
  const begin = content.toString('latin1', 0, 12)
  if (begin.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (begin.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  return /^RIFF[^]{4}WEBP$/.test(begin) ? 'image/webp' : null
}

export function readPicture(base64: string): Picture | 'too_large' | 'not_a_picture' {
  const content = Buffer.from(base64, 'base64')
  if (content.length > MOST_PICTURE_BYTES) return 'too_large'
  const type = typeOf(content)
  return type ? { type, content } : 'not_a_picture'
}

/** The same for a message sent again; tells nobody whose it is. */
export const pictureIdOf = (phone: string, messageId: string): string =>
  createHash('sha256').update(`${phone} ${messageId}`).digest('hex').slice(0, 32)

/** Pictures people have sent, until the worker fetches them. In memory: a restart loses them. */
export function createPictures() {
  const kept = new Map<string, Picture>()
  return {
    put(id: string, picture: Picture): void {
      kept.delete(id)
      kept.set(id, picture)
      const [oldest] = kept.keys()
      if (kept.size > MOST_PICTURES && oldest !== undefined) kept.delete(oldest)
    },
    find: (id: string): Picture | undefined => kept.get(id),
  }
}

/** Shown as a picture and as nothing else, to this page alone. */
export const headersOf = ({ type }: Picture): Record<string, string> => ({
  'Content-Type': type,
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'private, max-age=3600',
})
