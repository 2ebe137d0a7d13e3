import { sql } from 'drizzle-orm'
import type { RequestContext } from '../http/context'
import { enqueueMany, type Executor } from '../outbox/enqueue'
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
  notAfter?: Date
  guard?: Guard
}

type Context = Pick<RequestContext, 'county' | 'deps' | 'now'>

/** Queues a message to every phone linked to a household; how many there are. */
export const tellHousehold = (tx: Executor, ctx: Context, told: Told): Promise<number> =>
  tellHouseholds(tx, ctx, [told])

/** The same for many households, each with its own words. */
export async function tellHouseholds(
  tx: Executor,
  ctx: Context,
  many: readonly Told[],
): Promise<number> {
  if (many.length === 0) return 0
  // As one parameter: a list has hundreds.
  const ids = JSON.stringify(many.map(({ householdId }) => householdId))
  const linked = await tx.execute<{ householdId: string; contactId: string }>(sql`
    select distinct household_id as "householdId", contact_id as "contactId"
      from contact_links
     where county = ${ctx.county} and ended_at is null
       and household_id in (select i::uuid from jsonb_array_elements_text(${ids}::text::jsonb) as t(i))
     order by contact_id`)
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
