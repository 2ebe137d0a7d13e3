import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { staff } from '../../db/schema'
import type { MessageClass } from '../../db/values/messages'
import { contactOfPhone, type Occasion } from '../contacts/of-phone'
import type { RequestContext } from '../http/context'
import type { Say } from '../messages/templates'
import { enqueue } from '../outbox/enqueue'
import type { Guard } from '../outbox/guards'

export { ANYWHERE } from '../contacts/of-phone'

interface Told {
  staffId: string
  /** Whoever gave the occasion: staff who never wrote to us are reached on the same channel. */
  asker: Occasion
  purpose: string
  say: Say
  /** About something filed unless given. */
  class?: MessageClass
  notBefore?: Date
  notAfter?: Date
  guard?: Guard
  /** Somebody is in need: it goes out at night as well. */
  isEmergency?: boolean
}

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>

/** Queues a message to a member of staff; false where they have left, or have no phone. */
export async function tellStaff(tx: Db, ctx: Context, told: Told): Promise<boolean> {
  const contactId = await contactOfStaff(tx, ctx, told.staffId, told.asker)
  if (!contactId) return false
  const { staffId: _, asker: __, ...message } = told
  await enqueue(tx, ctx, { contactId, class: 'filing', ...message })
  return true
}

/** The contact of a member of staff, made of their own phone when they never wrote to us. */
export async function contactOfStaff(
  tx: Db,
  ctx: Context,
  staffId: string,
  asker: Occasion,
): Promise<string | null> {
  const { county, deps } = ctx
  const [member] = await tx
    .select({ index: staff.phoneIndex, sealed: staff.phoneSealed })
    .from(staff)
    .where(and(eq(staff.county, county), eq(staff.id, staffId), eq(staff.isActive, true)))
  if (!member?.index || !member.sealed) return null
  const { index, sealed } = member
  const place = { county, table: 'staff', column: 'phone_sealed', row: staffId }
  return contactOfPhone(tx, ctx, { index, read: () => deps.sealer.open(place, sealed) }, asker)
}
