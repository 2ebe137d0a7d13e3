import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { events, staffTies } from '../../db/schema'
import { record } from '../audit/record'
import type { RequestContext } from '../http/context'
import { type Declaration, listStanding } from './find'

type OfHousehold = Pick<Declaration, 'id' | 'staffId'> & { householdId: string }

const subjectOf = (id: string) => `declaration:${id}`

/** Kin decide nothing about each other: the tie is made with the declaration, unless it is there already. */
export async function tie(tx: Db, ctx: RequestContext, made: OfHousehold): Promise<void> {
  const { id, staffId, householdId } = made
  const added = await tx
    .insert(staffTies)
    .values({ county: ctx.county, staffId, householdId, kind: 'kin' })
    .onConflictDoNothing()
    .returning({ staffId: staffTies.staffId })
  // What somebody else recorded is not this declaration's to end.
  if (added.length > 0) await note(tx, ctx, id, 'tied', householdId)
}

/**
 * Ends the tie a declaration made. Another declaration about the same household takes it over.
 * @returns whether the tie ended
 */
export async function untie(tx: Db, ctx: RequestContext, ended: OfHousehold): Promise<boolean> {
  const { county } = ctx
  const { id, staffId, householdId } = ended
  if (!(await carries(tx, county, id))) return false
  await note(tx, ctx, id, 'untied', householdId)
  const heir = (await listStanding(tx, county, staffId)).find(
    (each) => each.id !== id && each.householdId === householdId,
  )
  if (heir) {
    await note(tx, ctx, heir.id, 'tied', householdId)
    return false
  }
  await tx
    .delete(staffTies)
    .where(
      and(
        eq(staffTies.county, county),
        eq(staffTies.staffId, staffId),
        eq(staffTies.householdId, householdId),
        eq(staffTies.kind, 'kin'),
      ),
    )
  return true
}

const note = (
  tx: Db,
  ctx: RequestContext,
  id: string,
  type: 'tied' | 'untied',
  householdId: string,
) =>
  record(tx, ctx, { subject: subjectOf(id), type: `declaration.${type}`, details: { householdId } })

/** Whether the tie stands by this declaration. */
async function carries(tx: Db, county: string, id: string): Promise<boolean> {
  const [last] = await tx
    .select({ type: events.type })
    .from(events)
    .where(
      and(
        eq(events.county, county),
        eq(events.subject, subjectOf(id)),
        inArray(events.type, ['declaration.tied', 'declaration.untied']),
      ),
    )
    .orderBy(desc(events.seq))
    .limit(1)
  return last?.type === 'declaration.tied'
}
