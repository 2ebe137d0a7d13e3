import { dayOf } from '../../../api/client'
import type { Channel, LookedUp, Rendered } from '../channel'
import { exchange } from './exchange'
import { referenceOf } from './tag'
import type { GatewayAccount, Listed, Profile, Stamp } from './profile'

type LookUp = NonNullable<Channel['lookUp']>

/** Our own id stands on each message: none of them is only near. */
const NONE: LookedUp = { found: [], near: [] }

interface LookUpOptions {
  profile: Profile
  account: GatewayAccount
  stamp(): Stamp
  timeoutMs: number
}

/** A message of the last minutes may not be listed yet. */
const LISTED_AFTER_MS = 2 * 60_000
/** By which their clock may be behind ours. An earlier try is known by its own id. */
const SLACK_MS = 60_000
const DAY_MS = 24 * 3_600_000
/** Neither days nor pages go on for ever: somebody is texted a few dozen times a day at most. */
const MOST_DAYS = 3
const MOST_PAGES = 10

/** Asks a gateway what went to a phone on the days in question, and looks for our message among it. */
export function createLookUp({ profile, account, stamp, timeoutMs }: LookUpOptions): LookUp {
  async function listOn(phone: string, day: string): Promise<Listed[] | null> {
    const all: Listed[] = []
    for (let page = 1; page <= MOST_PAGES; page++) {
      const request = profile.list(account, { phone, day, page }, stamp())
      const found = profile.readList(await exchange(request, timeoutMs))
      if (!found) return null
      all.push(...found.listed)
      if (!found.hasMore) return all
    }
    return null
  }

  return async (to, message, { reference, since }) => {
    const phone = phoneOf(to)
    if (!phone) return NONE
    const { at: now } = stamp()
    const days = daysBetween(since, now)
    if (!days) return null
    try {
      for (const day of days) {
        const listed = await listOn(phone, day)
        if (!listed) return null
        const ours = listed.filter((each) => isOurs(each, message, reference, since))
        if (ours.length > 0) return { found: ours.map(({ tag }) => tag || reference), near: [] }
      }
    } catch {
      return null
    }
    return now.getTime() - since.getTime() < LISTED_AFTER_MS ? null : NONE
  }
}

/** Of the handing-over in question: by what we gave it, or by its words where the list brings none. */
function isOurs({ tag, text, sentAt }: Listed, message: Rendered, reference: string, since: Date) {
  if (sentAt.getTime() < since.getTime() - SLACK_MS) return false
  return tag === '' ? text === message.text : referenceOf(tag) === reference
}

/** Null where it is too long ago to be asked for. */
function daysBetween(since: Date, now: Date): string[] | null {
  const days = new Set<string>()
  for (let at = since.getTime(); at < now.getTime(); at += DAY_MS) days.add(dayOf(new Date(at)))
  days.add(dayOf(now))
  return days.size <= MOST_DAYS ? [...days] : null
}

/** Eleven digits of a mainland mobile, which is all these gateways reach. */
export const phoneOf = (address: string): string | null =>
  /^\+86(1[3-9]\d{9})$/.exec(address)?.[1] ?? null
