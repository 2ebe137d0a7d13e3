import { isNull, sql } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks } from '../../db/schema'
import type { LinkWay } from '../../db/values/contacts'
import { record, type Recorder } from '../audit/record'
import { newId } from '../shared/ids'

interface NewLink {
  contactId: string
  householdId: string
  way: LinkWay
  /** The household it was linked to before, where it follows somebody who went. */
  from?: string
}

/** Links a contact to a household; linked by a cadre's code before and proved now, it is worth more from here on. */
export async function addLink(
  tx: Db,
  ctx: Recorder,
  { contactId, householdId, way, from }: NewLink,
): Promise<void> {
  const { county, now: linkedAt } = ctx
  const [linked] = await tx
    .insert(contactLinks)
    .values({ county, id: newId(), contactId, householdId, way, linkedAt })
    .onConflictDoUpdate({
      target: [contactLinks.county, contactLinks.contactId, contactLinks.householdId],
      targetWhere: isNull(contactLinks.endedAt),
      set: { way },
      setWhere: sql`${contactLinks.way} = 'cadre_code' and ${way} = 'register_phone'`,
    })
    .returning({ id: contactLinks.id })
  if (!linked) return
  const details = { contactId, way, ...(from && { from }) }
  await record(tx, ctx, { subject: `household:${householdId}`, type: 'contact.linked', details })
}
