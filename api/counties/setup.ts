import { eq } from 'drizzle-orm'
import { counties } from '../../db/schema'
import { loadReferenceAreas } from '../areas/reference'
import { loadDemoWithEvaluation } from '../demo/evaluation'
import type { AppDeps } from '../http/context'
import { inTransaction } from '../http/write'

/** Until the office sets its own: the general government line answers around the clock. */
const NEW_COUNTY = { name: '巫溪县', signature: '村信', hotline: '12345' }

/**
 * Makes the county when it is not there yet: with the invented county where demo is on, else with
 * the reference areas alone.
 */
export async function ensureCounty(
  deps: AppDeps,
  { county, isDemo }: { county: string; isDemo: boolean },
): Promise<void> {
  const { db } = deps.connection
  if ((await db.$count(counties, eq(counties.county, county))) > 0) return
  if (isDemo) {
    await loadDemoWithEvaluation(deps, county)
    return
  }
  await inTransaction(db, async (tx) => {
    await tx
      .insert(counties)
      .values({ county, ...NEW_COUNTY, isDemo: false })
      .onConflictDoNothing()
    await loadReferenceAreas(tx, county)
  })
}
