import { isIP } from 'node:net'
import type { Attachments } from '../../../api/client'
import type { TwilioSettings } from '../../settings'
import type { Channel } from '../channel'
import { MOST_BYTES, readUpTo } from '../read-up-to'

const TWILIO = 'https://api.twilio.com'
const MOST_PHOTOS = 10
/** The API keeps no longer ones; Twilio's have about 150 characters. */
const LONGEST_ADDRESS = 300
const MOST_REDIRECTS = 3
const TIMEOUT_MS = 60_000

/** The pictures of a multimedia message by their addresses; what is no picture is left. */
export function photosOf(form: Readonly<Record<string, string | string[]>>): Attachments | null {
  const count = Math.min(Number(form['NumMedia'] ?? 0) || 0, MOST_PHOTOS)
  const photos = Array.from({ length: count }, (_, n) => n).flatMap((n) => {
    const [reference, type] = [form[`MediaUrl${n}`], form[`MediaContentType${n}`]]
    if (typeof reference !== 'string' || typeof type !== 'string') return []
    const isPicture = /^image\//i.test(type) && URL.canParse(reference)
    return isPicture && reference.length <= LONGEST_ADDRESS ? [{ reference }] : []
  })
  return photos.length > 0 ? { photos, place: null, sharedPhone: null } : null
}

/** Fetches pictures from Twilio, which sends us on to where it keeps them. */
export function createFetchMedia(
  { accountSid, authToken, apiUrl }: TwilioSettings,
  request: typeof fetch = (...given) => fetch(...given),
): NonNullable<Channel['fetchMedia']> {
  const own = new Set([new URL(apiUrl).origin, TWILIO])
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64')

  return async (reference) => {
    if (!URL.canParse(reference)) return 'lost'
    let url = new URL(reference)
    // The token goes there.
    if (!own.has(url.origin) || hasCredentials(url)) return 'lost'
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    try {
      for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
        const headers = hop === 0 ? { Authorization: `Basic ${credentials}` } : {}
        const response = await request(url, { headers, signal, redirect: 'manual' })
        if (response.ok) return await readUpTo(response, MOST_BYTES)
        await response.body?.cancel()
        if (response.status === 404 || response.status === 410) return 'lost'
        const location = response.headers.get('Location')
        if (response.status < 300 || response.status >= 400 || location === null) return null
        if (!URL.canParse(location, url)) return 'lost'
        url = new URL(location, url)
        if (!isPublic(url)) return 'lost'
      }
      return null
    } catch {
      return null
    }
  }
}

const hasCredentials = ({ username, password }: URL) => username !== '' || password !== ''

/** Somewhere on the internet, by its name: never a machine of ours. */
function isPublic(url: URL): boolean {
  const { protocol, hostname } = url
  const isName = hostname.includes('.') && isIP(hostname.replace(/^\[|\]$/g, '')) === 0
  return protocol === 'https:' && !hasCredentials(url) && isName
}
