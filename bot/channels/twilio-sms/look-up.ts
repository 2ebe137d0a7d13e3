import { z } from 'zod'
import type { TwilioSettings } from '../../settings'
import type { Channel } from '../channel'
import { messagesOf } from './send'

const TIMEOUT_MS = 10_000
/** The latest of a phone; nobody is sent as many within the minutes that matter. */
const PAGE_SIZE = 100
/** By which Twilio's clock may be behind ours. */
const SLACK_MS = 120_000
/** A message was handed over so long after it was taken at most; other words count only within that. */
const NEAR_MS = 60_000
const NEAR_SLACK_MS = 15_000

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
 * Asks Twilio for messages to a phone, handed over since then: those of the same words, and those of the
 * same minute, as ours may say it otherwise by now (another language, a new release). Messages carry no
 * reference of ours; which of several it is, is told by who has heard of them already.
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
      const { same = [], near = [] } = Object.groupBy(list.data.messages, (each) =>
        likenessOf(each, text, since.getTime()),
      )
      // Oldest first, as they were handed over.
      const [found, others] = [same, near].map((some) => some.toReversed().map(({ sid }) => sid))
      return { found: found ?? [], near: others ?? [] }
    } catch {
      return null
    }
  }
}

type Listed = z.infer<typeof List>['messages'][number]

/** Whether a message may be the one that was taken at `since`. */
function likenessOf(listed: Listed, text: string, since: number): 'same' | 'near' | 'other' {
  if (listed.direction !== 'outbound-api') return 'other'
  const after = listed.date_created === null ? 0 : Date.parse(listed.date_created) - since
  if (listed.body === text) return after >= -SLACK_MS ? 'same' : 'other'
  return after >= -NEAR_SLACK_MS && after <= NEAR_MS ? 'near' : 'other'
}
