import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { contactLinks } from '../../db/schema'
import type { RequestContext } from '../http/context'
import { enqueueMany } from '../outbox/enqueue'
import type { Guard } from '../outbox/guards'
import type { Reply } from '../turns/answer'

interface Told {
  householdId: string
  /** Of the message; each contact's is this with its id behind. */
  purpose: string
  say: Reply
  /** Who knows already: the contact that gave the occasion. */
  except?: string | undefined
  notBefore?: Date
  guard?: Guard
}

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>

/** Queues a message to every phone linked to a household; how many there are. */
export const tellHousehold = (tx: Db, ctx: Context, told: Told): Promise<number> =>
  tellHouseholds(tx, ctx, [told])

/** The same for many households, each with its own words. */
export async function tellHouseholds(tx: Db, ctx: Context, many: readonly Told[]): Promise<number> {
  if (many.length === 0) return 0
  const ids = many.map(({ householdId }) => householdId)
  const linked = await tx
    .selectDistinct({ householdId: contactLinks.householdId, contactId: contactLinks.contactId })
    .from(contactLinks)
    .where(
      and(
        eq(contactLinks.county, ctx.county),
        inArray(contactLinks.householdId, ids),
        isNull(contactLinks.endedAt),
      ),
    )
    .orderBy(asc(contactLinks.contactId))
  const phonesOf = Map.groupBy(linked, ({ householdId }) => householdId)
  const messages = many.flatMap(({ householdId, purpose, say, except, ...when }) =>
    (phonesOf.get(householdId) ?? [])
      .filter(({ contactId }) => contactId !== except)
      .map(({ contactId }) => ({
        ...when,
        contactId,
        class: 'filing' as const,
        say,
        purpose: `${purpose}:${contactId}`,
      })),
  )
  await enqueueMany(tx, ctx, messages)
  return messages.length
}
