import { and, eq, type SQL } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { applications, households, measures } from '../../db/schema'
import { POVERTY_CAUSES, type PovertyCause } from '../../db/values/roll'
import { isOpenApplication } from '../applications/open'
import type { RequestContext } from '../http/context'
import { ApiError } from '../shared/errors'

export type Measure = typeof measures.$inferSelect
export type Household = typeof households.$inferSelect

export interface Held {
  measure: Measure
  household: Household
}

/** By its receipt or its id. */
export type Which = { code: string } | { id: string }

const is = (county: string, which: Which): SQL | undefined =>
  and(
    eq(measures.county, county),
    'code' in which ? eq(measures.code, which.code) : eq(measures.id, which.id),
  )

/** A measure with its household; undefined where there is none. */
export async function findMeasure(db: Db, county: string, which: Which): Promise<Held | undefined> {
  const [row] = await db
    .select({ measure: measures, household: households })
    .from(measures)
    .innerJoin(
      households,
      and(eq(households.county, county), eq(households.id, measures.householdId)),
    )
    .where(is(county, which))
  return row
}

/**
 * The same, both held until the end: the household first, as whoever registers it holds it. So no
 * measure is taken from a case while it is announced.
 */
export async function lockMeasure(tx: Db, county: string, which: Which): Promise<Held> {
  const found = await findMeasure(tx, county, which)
  if (!found) throw new ApiError('not_found', 'measure')
  const household = await lockHousehold(tx, county, found.measure.householdId)
  const [measure] = await tx
    .select()
    .from(measures)
    .where(is(county, { id: found.measure.id }))
    .for('update')
  if (!measure) throw new ApiError('not_found', 'measure')
  return { measure, household }
}

export async function lockHousehold(tx: Db, county: string, id: string): Promise<Household> {
  const [household] = await tx
    .select()
    .from(households)
    .where(and(eq(households.county, county), eq(households.id, id)))
    .for('no key update')
  if (!household) throw new ApiError('not_found', 'household')
  return household
}

/** Changes a measure the caller holds. */
export async function setMeasure(tx: Db, county: string, id: string, set: Partial<Measure>) {
  await tx.update(measures).set(set).where(is(county, { id }))
}

/**
 * The causes measures can be planned against: those of the household's open case, and as it stands on
 * the register; of one that is watched and of which none is known any.
 */
export async function causesOf(
  tx: Db,
  { county, now }: Pick<RequestContext, 'county' | 'now'>,
  household: Household,
): Promise<{ applicationId: string | null; causes: PovertyCause[] }> {
  const [open] = await tx
    .select({
      id: applications.id,
      mainCause: applications.mainCause,
      otherCauses: applications.otherCauses,
    })
    .from(applications)
    .where(
      and(
        eq(applications.county, county),
        eq(applications.householdId, household.id),
        isOpenApplication(now),
      ),
    )
  const both = [open, household].flatMap((each) =>
    each ? [each.mainCause, ...each.otherCauses] : [],
  )
  const known = [...new Set(both.filter((cause) => cause !== null))]
  // Whoever is watched is to get a measure, whatever it is that nobody has put down.
  const causes = known.length > 0 || household.watch === null ? known : [...POVERTY_CAUSES]
  return { applicationId: open?.id ?? null, causes }
}
