import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client'
import { policyChanges, policyLibraries } from '../../../db/schema'
import type { LibraryPart } from '../../../db/values/policies'

/**
 * Numbers a change of the county's library. Its row is held until the transaction ends, so that no
 * process sees a later number before an earlier one.
 */
export async function noteChange(
  tx: Db,
  county: string,
  part: LibraryPart,
  partId: string,
): Promise<void> {
  const [library] = await tx
    .insert(policyLibraries)
    .values({ county, revision: 1 })
    .onConflictDoUpdate({
      target: policyLibraries.county,
      set: { revision: sql`${policyLibraries.revision} + 1` },
    })
    .returning({ revision: policyLibraries.revision })
  if (!library) throw new Error('the library has no number')
  await tx.insert(policyChanges).values({ county, ...library, part, partId })
}

/** The number of the last change; 0 where there was none. */
export async function latestRevision(db: Db, county: string): Promise<number> {
  const [library] = await db
    .select({ revision: policyLibraries.revision })
    .from(policyLibraries)
    .where(eq(policyLibraries.county, county))
  return library?.revision ?? 0
}
