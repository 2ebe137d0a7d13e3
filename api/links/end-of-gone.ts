import { eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { people } from '../../db/schema'
import type { LeaveReason } from '../../db/values/archive'
import type { ArchiveContext } from '../archive/change-household'
import { phoneIndexOf } from '../contacts/address'
import { say } from '../messages/templates'
import { enqueueMany } from '../outbox/enqueue'
import { endLink, listLinks, phonesOf } from './follow'
import { linkAfter } from './rules'

/** By which somebody is none of the household's any more; who serves a sentence or in the army comes back. */
const FOR_GOOD: readonly LeaveReason[] = ['death', 'marriage_out', 'move_out']

interface Left {
  from: string
  head: string
  left: readonly { personId: string; reason: LeaveReason; to?: string }[]
  /** As they were before. */
  members: readonly { id: string; phoneIndex: Buffer | null }[]
}

/**
 * The phone of whoever left for no other household of the county hears no more of the one they left, unless
 * somebody who stays has it too. It is told once; that of the dead is not.
 */
export async function endLinksOfGone(
  tx: Db,
  ctx: ArchiveContext,
  { from, head, left, members }: Left,
): Promise<void> {
  const { county } = ctx
  const going = new Map(
    left.flatMap(({ personId, reason, to }) => {
      const phone = members.find(({ id }) => id === personId)?.phoneIndex?.toString('hex')
      return phone && !to && FOR_GOOD.includes(reason) ? [[phone, reason] as const] : []
    }),
  )
  if (going.size === 0) return
  const staying = await phonesOf(tx, county, eq(people.householdId, from))
  for (const { id, way, contact } of await listLinks(tx, county, from)) {
    const phone = phoneIndexOf(contact)?.toString('hex') ?? null
    const after = linkAfter({ phone, going: new Set(going.keys()), staying, isEnded: false })
    if (phone === null || after !== 'goes') continue
    const reason = going.get(phone) ?? 'move_out'
    const contactId = contact.id
    await endLink(tx, ctx, { id, from, details: { contactId, way, reason } })
    if (reason === 'death') continue
    const message = say('change.told_left', { head })
    const purpose = `unlinked:${id}`
    await enqueueMany(tx, ctx, [{ contactId, class: 'filing', say: message, purpose }])
  }
}
