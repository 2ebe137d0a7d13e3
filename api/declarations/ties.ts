import { and, inArray, isNotNull, isNull, eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { declarations } from '../../db/schema'

/** Members of staff who are kin of these by a declaration that holds, whichever of the two made it. */
export async function kinOf(
  tx: Db,
  county: string,
  staffIds: readonly string[],
): Promise<string[]> {
  if (staffIds.length === 0) return []
  const holds = and(
    eq(declarations.county, county),
    eq(declarations.kind, 'kin'),
    isNull(declarations.endedOn),
  )
  const declared = await tx
    .select({ staffId: declarations.kinStaffId })
    .from(declarations)
    .where(
      and(holds, inArray(declarations.staffId, [...staffIds]), isNotNull(declarations.kinStaffId)),
    )
  const declarers = await tx
    .select({ staffId: declarations.staffId })
    .from(declarations)
    .where(and(holds, inArray(declarations.kinStaffId, [...staffIds])))
  const found = [...declared, ...declarers].flatMap(({ staffId }) => staffId ?? [])
  return [...new Set(found)]
}
