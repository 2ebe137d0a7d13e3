import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { declarations } from '../../db/schema'
import type { RequestContext } from '../http/context'

export type Declaration = typeof declarations.$inferSelect

/** What of a member of staff's declarations holds, in the order they were made. */
export const listStanding = (tx: Db, county: string, staffId: string): Promise<Declaration[]> =>
  tx
    .select()
    .from(declarations)
    .where(
      and(
        eq(declarations.county, county),
        eq(declarations.staffId, staffId),
        isNull(declarations.endedOn),
      ),
    )
    .orderBy(asc(declarations.declaredOn), asc(declarations.id))

export type SealedColumn = 'name_sealed' | 'id_number_sealed'
const placeOf = (county: string, column: SealedColumn, row: string) => ({
  county,
  table: 'declarations',
  column,
  row,
})

export const sealIn = (
  { county, deps }: RequestContext,
  column: SealedColumn,
  id: string,
  text: string,
) => deps.sealer.seal(placeOf(county, column, id), text)

/** The relative's name; null where it is about no relative. */
export const nameOf = (
  { county, deps }: Pick<RequestContext, 'county' | 'deps'>,
  { id, nameSealed }: Pick<Declaration, 'id' | 'nameSealed'>,
): string | null => nameSealed && deps.sealer.open(placeOf(county, 'name_sealed', id), nameSealed)

/** Changes what holds. */
export async function endDeclaration(tx: Db, county: string, id: string, endedOn: string) {
  await tx
    .update(declarations)
    .set({ endedOn })
    .where(and(eq(declarations.county, county), eq(declarations.id, id)))
}
