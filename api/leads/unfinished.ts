import { and, eq, inArray, ne, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { leads } from '../../db/schema'
import type { RequestContext } from '../http/context'

type County = Pick<RequestContext, 'county'>

/** Of some ids, of leads or of staff, those that still wait for a visit. */
export async function listUnvisited(tx: Db, { county }: County, ids: string[]) {
  const rows = await tx
    .select({ id: leads.id, holderId: leads.holderId })
    .from(leads)
    .where(
      and(
        eq(leads.county, county),
        eq(leads.status, 'open'),
        or(inArray(leads.id, ids), inArray(leads.holderId, ids)),
      ),
    )
  return rows.flatMap(({ id, holderId }) => [{ id }, ...(holderId ? [{ id: holderId }] : [])])
}

/** Of some leads those that are not decided. */
export async function listUndecided(tx: Db, { county }: County, ids: string[]) {
  return tx
    .select({ id: leads.id })
    .from(leads)
    .where(and(eq(leads.county, county), inArray(leads.id, ids), ne(leads.status, 'decided')))
}
