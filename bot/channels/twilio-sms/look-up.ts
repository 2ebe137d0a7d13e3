import { z } from 'zod'
import type { TwilioSettings } from '../../settings'
import type { Channel } from '../channel'
import { messagesOf } from './send'

const TIMEOUT_MS = 10_000
/** The latest of a phone; nobody is sent as many within the minutes that matter. */
const PAGE_SIZE = 100
/** By which Twilio's clock may be behind ours. */
const SLACK_MS = 120_000

/** Twilio's list, as far as it is read. Its dates are those of RFC 2822. */
const List = z.object({
  messages: z.array(
    z.object({
      sid: z.string().min(1),
      body: z.string().nullable(),
      direction: z.string(),
      date_created: z.string().nullable(),
    }),
  ),
})

/**
 * Asks Twilio for messages to a phone with the same words, handed over since then. Messages carry no
 * reference of ours; two of the same words to one phone are told apart by who has heard of them already.
 */
export function createLookUp(
  settings: TwilioSettings,
  timeoutMs = TIMEOUT_MS,
): NonNullable<Channel['lookUp']> {
  const { url, headers } = messagesOf(settings)
  return async (to, { text }, { since }) => {
    const query = new URLSearchParams({ To: to, PageSize: String(PAGE_SIZE) })
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      const response = await fetch(`${url}?${query}`, { headers, signal, redirect: 'manual' })
      if (response.status !== 200) return null
      const list = List.safeParse(await response.json())
      if (!list.success) return null
      const from = since.getTime() - SLACK_MS
      const isIt = ({ body, direction, date_created: created }: Listed) =>
        body === text &&
        direction === 'outbound-api' &&
        (created === null || Date.parse(created) >= from)
      // Oldest first, as they were handed over.
      return list.data.messages
        .filter(isIt)
        .map(({ sid }) => sid)
        .toReversed()
    } catch {
      return null
    }
  }
}

type Listed = z.infer<typeof List>['messages'][number]
