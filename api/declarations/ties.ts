import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { declarations } from '../../db/schema'

/** Members of staff who are kin of these by a declaration that holds, whichever of the two made it. */
export async function kinOf(
  tx: Db,
  county: string,
  staffIds: readonly string[],
): Promise<string[]> {
  const kin = await listKin(tx, county, staffIds)
  return [...new Set([...kin.values()].flatMap((some) => [...some]))]
}

/** By each of these members of staff, who is kin of them; whoever has none is not there. */
export async function listKin(
  tx: Db,
  county: string,
  staffIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const kin = new Map<string, Set<string>>()
  if (staffIds.length === 0) return kin
  const ids = [...staffIds]
  const declared = await tx
    .select({ one: declarations.staffId, other: declarations.kinStaffId })
    .from(declarations)
    .where(
      and(
        eq(declarations.county, county),
        eq(declarations.kind, 'kin'),
        isNull(declarations.endedOn),
        isNotNull(declarations.kinStaffId),
        or(inArray(declarations.staffId, ids), inArray(declarations.kinStaffId, ids)),
      ),
    )
  const asked = new Set(ids)
  const add = (one: string, other: string) => {
    if (asked.has(one)) kin.set(one, (kin.get(one) ?? new Set()).add(other))
  }
  for (const { one, other } of declared) {
    if (other === null) continue
    add(one, other)
    add(other, one)
  }
  return kin
}
