import type { Db } from '../../db/client'
import type { RequestContext } from '../http/context'
import { tellHouseholds } from '../links/tell-household'
import type { Say } from '../messages/templates'

interface Told {
  noticeId: string
  /** What became of them on the list: the same is told once. */
  what: 'listed' | 'advanced' | 'registered' | 'voided'
  entries: readonly { householdId: string; head: string }[]
  saying: (head: string) => Say
}

/** Each of some households on a list hears what became of it there. */
export function tellListed(tx: Db, ctx: RequestContext, { noticeId, what, entries, saying }: Told) {
  const told = entries.map(({ householdId, head }) => ({
    householdId,
    purpose: `notice:${noticeId}:${what}:${householdId}`,
    say: saying(head),
  }))
  return tellHouseholds(tx, ctx, told)
}
